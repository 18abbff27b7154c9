package pressrun.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
  private final Semaphore changes = new Semaphore(0);
  private Path folder;
  private FolderWatch watch;

  @BeforeEach
  void watch(@TempDir Path parent) throws IOException {
    folder = Files.createDirectory(parent.resolve("templates"));
    watch =
        FolderWatch.start(
            List.of(parent.resolve("missing"), folder), folder.resolve("data"), this::changed);
  }

  @AfterEach
  void close() {
    watch.close();
  }

  private void changed() {
    changes.release();
    if (Files.exists(folder.resolve("bad.yml"))) {
      throw new IllegalStateException("this change is bad");
    }
  }

  @Test
  void aFileThatIsWrittenIsNoticed() throws Exception {
    Files.writeString(folder.resolve("look.ftlh"), "one");
    assertThat(noticed()).isTrue();
  }

  @Test
  void aFileInAFolderThatIsNewIsNoticed() throws Exception {
    Path inner = Files.createDirectories(folder.resolve("city-desk"));
    assertThat(noticed()).isTrue();
    Files.writeString(inner.resolve("ferry.txt"), "one");
    assertThat(noticed()).isTrue();
  }

  @Test
  void aFailureToTakeAChangeUpDoesNotEndTheWatch() throws Exception {
    Files.writeString(folder.resolve("bad.yml"), "one");
    assertThat(noticed()).isTrue();
    Files.delete(folder.resolve("bad.yml"));
    assertThat(noticed()).isTrue();
  }

  @Test
  void whatEditorsKeepBesideAFileHidesNoChange() throws Exception {
    Files.writeString(folder.resolve(".look.ftlh.swp"), "one");
    Files.writeString(folder.resolve("look.ftlh"), "one");
    assertThat(noticed()).isTrue();
  }

  @Test
  void aFolderThatIsMadeLaterIsWatchedFromThenOn() throws Exception {
    Path home = Files.createDirectories(folder.resolveSibling("home"));
    Path later = home.resolve("templates");
    try (FolderWatch second =
        FolderWatch.start(List.of(later), folder.resolve("data"), this::changed)) {
      Files.writeString(home.resolve("beside.txt"), "none of our business");
      Files.createDirectories(later);
      assertThat(noticed()).isTrue();
      Files.writeString(later.resolve("look.ftlh"), "one");
      assertThat(noticed()).isTrue();
      assertThat(second).isNotNull();
    }
  }

  @Test
  void aFolderThatIsReplacedByAnotherIsWatchedFromThenOn() throws Exception {
    Path other = Files.createDirectory(folder.resolveSibling("other"));
    Files.writeString(other.resolve("look.ftlh"), "two");
    Files.move(folder, folder.resolveSibling("before"));
    Files.move(other, folder);
    assertThat(noticed()).isTrue();
    changes.drainPermits();
    Files.writeString(folder.resolve("look.ftlh"), "three");
    assertThat(noticed()).isTrue();
  }

  @Test
  void filesThatChangeByOneLinkAreNoticedAsKubernetesDoesIt() throws Exception {
    for (String version : List.of("..one", "..two")) {
      Files.writeString(Files.createDirectory(folder.resolve(version)).resolve("a.yml"), version);
      Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(version));
      changes.drainPermits();
      Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
      assertThat(noticed()).isTrue();
    }
  }

  @Test
  void whatIsWrittenIntoTheDataFolderIsNoChange() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("pressrun.db"), "one");
    assertThat(changes.tryAcquire(500, TimeUnit.MILLISECONDS)).isFalse();
    Files.writeString(folder.resolve("look.ftlh"), "one");
    assertThat(noticed()).isTrue();
  }

  private boolean noticed() throws InterruptedException {
    return changes.tryAcquire(30, TimeUnit.SECONDS);
  }
}
