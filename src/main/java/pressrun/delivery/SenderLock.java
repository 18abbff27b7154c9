package pressrun.delivery;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who holds it delivers; the operating system lets go of it when its process ends, however. */
public final class SenderLock implements AutoCloseable {
  private final FileChannel file;

  private SenderLock(FileChannel file) {
    this.file = file;
  }

  /** None when another process, or this one, delivers already. */
  public static Optional<SenderLock> acquire(Path data) throws IOException {
    FileChannel file =
        FileChannel.open(
            data.resolve("sender.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = file.tryLock();
      if (lock != null) {
        return Optional.of(new SenderLock(file));
      }
    } catch (OverlappingFileLockException heldHere) {
      // The same as held by another process.
    }
    file.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
