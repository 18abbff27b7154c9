package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SenderLockTest {
  @Test
  void oneAtATimeHoldsIt(@TempDir Path data) throws IOException {
    Optional<SenderLock> first = SenderLock.acquire(data);
    assertThat(first).isPresent();
    assertThat(SenderLock.acquire(data)).isEmpty();
    first.orElseThrow().close();
    Optional<SenderLock> second = SenderLock.acquire(data);
    assertThat(second).isPresent();
    second.orElseThrow().close();
  }
}
