package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SenderLockTest {
  @TempDir private Path data;

  private Path file() {
    return data.resolve("sender.lock");
  }

  private String mode() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file()));
  }

  @Test
  void oneAtATimeHoldsIt() throws IOException {
    Optional<SenderLock> first = SenderLock.acquire(data);
    assertThat(first).isPresent();
    assertThat(SenderLock.acquire(data)).isEmpty();
    first.orElseThrow().close();
    Optional<SenderLock> second = SenderLock.acquire(data);
    assertThat(second).isPresent();
    second.orElseThrow().close();
  }

  @Test
  void nobodyButItsOwnerCanOpenItAlsoWhenAnEarlierVersionMadeIt() throws IOException {
    assumeTrue(
        data.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "no permissions on this file system: not tried");
    SenderLock.acquire(data).orElseThrow().close();
    assertThat(mode()).isEqualTo("rw-------");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));
    SenderLock.acquire(data).orElseThrow().close();
    assertThat(mode()).isEqualTo("rw-------");
  }

  @Test
  void itIsLostForGoodWhenItsFileIsRemoved() throws IOException {
    try (SenderLock lock = SenderLock.acquire(data).orElseThrow()) {
      assertThat(lock.isHeld()).isTrue();
      assertThat(lock.trouble()).isEmpty();
      Path aside = Files.move(file(), data.resolve("aside"));
      assertThat(lock.isHeld()).isFalse();
      assertThat(lock.trouble().orElseThrow()).startsWith(file() + " was removed or replaced");
      Files.move(aside, file());
      assertThat(lock.isHeld()).isFalse();
    }
  }

  @Test
  void itIsLostWhenAnotherFileLiesInItsPlace() throws IOException {
    try (SenderLock lock = SenderLock.acquire(data).orElseThrow()) {
      Files.delete(file());
      try (SenderLock other = SenderLock.acquire(data).orElseThrow()) {
        assertThat(other.isHeld()).isTrue();
        assertThat(lock.isHeld()).isFalse();
      }
    }
  }
}
