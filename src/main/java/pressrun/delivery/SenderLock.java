package pressrun.delivery;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pressrun.file.OwnersOnly;

/**
 * The right to deliver from a data folder: whoever holds the lock delivers, and the operating
 * system lets go of it when its process ends, however. A lock whose file was removed or replaced
 * keeps nobody out, so its holder asks {@link #isHeld} before each commit. For all threads.
 */
public final class SenderLock implements AutoCloseable {
  private final Path path;
  private final FileChannel file;
  private final String identity;
  private volatile boolean lost;

  private SenderLock(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
    this.identity = identity(path);
  }

  /** Empty when another process, or this one, holds it. */
  public static Optional<SenderLock> acquire(Path data) throws IOException {
    Path path = path(data);
    make(path);
    FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = file.tryLock();
      if (lock != null) {
        return Optional.of(new SenderLock(path, file));
      }
    } catch (OverlappingFileLockException heldHere) {
      // The same as held by another process.
    }
    file.close();
    return Optional.empty();
  }

  static Path path(Path data) {
    return data.resolve("sender.lock");
  }

  /** Whoever can read the file can lock it, and so stop all delivery. */
  private static void make(Path path) throws IOException {
    try {
      Files.createFile(path, OwnersOnly.file(path));
    } catch (FileAlreadyExistsException there) {
      OwnersOnly.restrict(path);
    }
  }

  /** Device and inode; empty where the file system has no such thing, or there is no file. */
  static String identity(Path path) {
    try {
      return Objects.toString(Files.readAttributes(path, BasicFileAttributes.class).fileKey(), "");
    } catch (IOException gone) {
      return "";
    }
  }

  /** Tells this lock's file from every other one that exists as long as the lock is held. */
  String identity() {
    return identity;
  }

  /** Whether the locked file still lies at its path; once it does not, never again. */
  boolean isHeld() {
    lost = lost || !identity(path).equals(identity);
    return !lost;
  }

  /** Why its holder may deliver no more; empty while all is well. */
  Optional<String> trouble() {
    return lost
        ? Optional.of(
            path
                + " was removed or replaced while this process was sending, so it has stopped:"
                + " another process could deliver the same mail. Nothing is lost. Leave that file"
                + " alone, and start Pressrun again to go on with the rest")
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
