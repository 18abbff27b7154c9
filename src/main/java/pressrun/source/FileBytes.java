package pressrun.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of the operator's, up to a limit. */
final class FileBytes {
  private static final long MOST = 10L << 20;

  private FileBytes() {}

  static byte[] read(Path file) throws Unreadable {
    try {
      if (Files.size(file) > MOST) {
        throw new Unreadable(file + " is larger than " + (MOST >> 20) + " MiB");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new Unreadable(file + " is not there");
    } catch (IOException failure) {
      throw new Unreadable(file + " cannot be read: " + failure.getMessage());
    }
  }
}
