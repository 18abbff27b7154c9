package pressrun.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * A file that is found whole, or as it was before: its content is written beside it, forced to the
 * disk, and takes its name at the end.
 */
public final class WholeFile {
  private final Path file;
  private final FileAttribute<?>[] permissions;

  private WholeFile(Path file, FileAttribute<?>[] permissions) {
    this.file = file;
    this.permissions = permissions;
  }

  /** A file with addresses, keys or unsent texts: nobody but its owner reads it. */
  public static WholeFile ofOwner(Path file) {
    return new WholeFile(file, OwnersOnly.file(file));
  }

  /** A file without secrets: the system's standard decides who reads it. */
  public static WholeFile ofAnybody(Path file) {
    return new WholeFile(file, new FileAttribute<?>[0]);
  }

  /** Puts all that a file will hold into a stream, and leaves that open. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;

    static Content of(String text) {
      return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Makes the file.
   *
   * @throws FileAlreadyExistsException when there is one; it is left as it is
   * @throws NotWritten when that fails; then there is no file
   */
  public void create(Content content) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    try {
      Path beside = Files.createFile(beside(file), permissions);
      rename(beside, file, content, WholeFile::link);
    } catch (FileAlreadyExistsException there) {
      throw new FileAlreadyExistsException(file.toString());
    } catch (IOException failure) {
      throw new NotWritten(file, failure);
    }
  }

  /**
   * Makes the file, or puts a new one in its place. Where something else than a file is, such as a
   * pipe or a device, the content is written into that.
   *
   * @throws NotWritten when that fails; a file that was there is as it was
   */
  public void replace(Content content) throws IOException {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        write(file, content);
      } else {
        Path real = Files.exists(file) ? file.toRealPath() : file;
        rename(Files.createFile(beside(real), permissions), real, content, WholeFile::moveOver);
      }
    } catch (IOException failure) {
      throw new NotWritten(file, failure);
    }
  }

  /**
   * Puts a new file in the place of one that is there, with the same owner and permissions.
   *
   * @throws NotWritten when that fails; the file is as it was
   */
  public static void rewrite(Path file, Content content) throws IOException {
    try {
      Path real = file.toRealPath();
      Path beside = Files.copy(real, beside(real), StandardCopyOption.COPY_ATTRIBUTES);
      rename(beside, real, content, WholeFile::moveOver);
    } catch (IOException failure) {
      throw new NotWritten(file, failure);
    }
  }

  private static Path beside(Path file) {
    byte[] salt = new byte[4];
    new SecureRandom().nextBytes(salt);
    return file.resolveSibling(file.getFileName() + "." + HexFormat.of().formatHex(salt) + ".new");
  }

  /** Gives a whole file its name. */
  @FunctionalInterface
  private interface Naming {
    void name(Path beside, Path file) throws IOException;
  }

  private static void rename(Path beside, Path file, Content content, Naming naming)
      throws IOException {
    try {
      write(beside, content);
      naming.name(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
    forceFolder(file);
  }

  private static void write(Path file, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      content.writeTo(out);
      out.flush();
      if (Files.isRegularFile(file)) {
        channel.force(true);
      }
    }
  }

  private static void moveOver(Path beside, Path file) throws IOException {
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Of two processes that make the same file the first one wins, where there are hard links. */
  private static void link(Path beside, Path file) throws IOException {
    try {
      Files.createLink(file, beside);
    } catch (FileAlreadyExistsException there) {
      throw there;
    } catch (FileSystemException | UnsupportedOperationException noLinks) {
      Files.move(beside, file);
    }
  }

  /** Makes the new name outlive a power cut; Windows opens no folders. */
  private static void forceFolder(Path file) throws IOException {
    if (OwnersOnly.isKnownTo(file)) {
      try (FileChannel folder =
          FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }
}
