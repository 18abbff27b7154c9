package pressrun.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysTest {
  private final Path data;

  KeysTest(@TempDir Path data) {
    this.data = data;
  }

  private String fingerprint(Optional<String> configured) {
    return new Tokens(Keys.load(data, configured)).fingerprint();
  }

  @Test
  void aKeyIsMadeOnceAndForItsOwnerOnly() throws Exception {
    String first = fingerprint(Optional.empty());
    assertThat(fingerprint(Optional.empty())).isEqualTo(first);
    Path file = data.resolve("secret.key");
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
    Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void manyWhoStartAtOnceGetTheSameKeyAndLeaveNothingElse() throws Exception {
    int starting = 16;
    CountDownLatch gate = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(starting);
    try {
      List<CompletableFuture<String>> fingerprints =
          IntStream.range(0, starting)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            await(gate);
                            return fingerprint(Optional.empty());
                          },
                          threads))
              .toList();
      gate.countDown();
      assertThat(fingerprints.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    } finally {
      threads.shutdown();
    }
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("secret.key");
    }
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void twoInstallationsHaveDifferentKeys(@TempDir Path other) {
    assertThat(new Tokens(Keys.load(other, Optional.empty())).fingerprint())
        .isNotEqualTo(fingerprint(Optional.empty()));
  }

  @Test
  void aConfiguredSecretIsTheKeyAndNoFileIsMade() {
    String given = fingerprint(Optional.of("a configured secret, long enough"));
    assertThat(given).isEqualTo(fingerprint(Optional.of("a configured secret, long enough")));
    assertThat(given).isNotEqualTo(fingerprint(Optional.of("another configured secret, as long")));
    assertThat(data.resolve("secret.key")).doesNotExist();
  }

  @Test
  void aDamagedKeyIsNamedAndNeverReplaced() throws Exception {
    Path file = data.resolve("secret.key");
    for (String damaged : List.of("", "0123", "no hexadecimal digits ".repeat(4))) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> Keys.load(data, Optional.empty()))
          .isInstanceOf(Keys.DamagedKey.class)
          .hasMessageContaining(file.toString());
      assertThat(Files.readString(file)).isEqualTo(damaged);
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path missing = data.resolve("missing");
    assertThatThrownBy(() -> Keys.load(missing, Optional.empty()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(missing.resolve("secret.key").toString());
  }
}
