package pressrun.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held by the one process that delivers from a data folder; the operating system gives it back when
 * the process ends in whatever way.
 */
public final class SenderLock implements AutoCloseable {
  private static final String FILE = "sender.lock";

  private final FileChannel channel;

  private SenderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** None when somebody else delivers. */
  public static Optional<SenderLock> take(Path data) {
    try {
      FileChannel channel =
          FileChannel.open(data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return Optional.of(new SenderLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot lock " + data.resolve(FILE), failure);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot give the sender lock back", failure);
    }
  }
}
