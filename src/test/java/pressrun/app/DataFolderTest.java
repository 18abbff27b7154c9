package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import pressrun.config.ConfigOutcome;
import pressrun.testing.Sample;

/** Who else may read what lies in the data folder, where there are such permissions. */
@DisabledOnOs(OS.WINDOWS)
final class DataFolderTest {
  @TempDir private Path home;

  private Pressrun open() {
    Sample sample = Sample.in(home);
    Home places = Home.of(Optional.of(sample.config()), Optional.of(sample.data()), Map.of());
    return Pressrun.open(places, ((ConfigOutcome.Valid) places.readConfiguration()).settings());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aDataFolderThatIsMadeIsItsOwnersOnly() throws IOException {
    try (Pressrun pressrun = open()) {
      assertThat(permissions(pressrun.home().data())).isEqualTo("rwx------");
    }
  }

  @Test
  void inAFolderThatAPersonMadeTheFilesAreTheirOwnersAndTheFolderStaysAsItWas() throws IOException {
    Path data = Files.createDirectory(home.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Pressrun pressrun = open();
        Dispatch sender = Dispatch.start(pressrun).orElseThrow();
        Stream<Path> files = Files.list(data)) {
      assertThat(permissions(data)).isEqualTo("rwxr-xr-x");
      List<Path> database =
          files.filter(file -> file.getFileName().toString().startsWith("pressrun.db")).toList();
      assertThat(database).hasSize(3);
      for (Path file : database) {
        assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
      }
      assertThat(sender.inboxPort()).isPresent();
      assertThat(permissions(pressrun.home().inbox())).isEqualTo("rwx------");
    }
  }
}
