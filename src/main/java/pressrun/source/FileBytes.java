package pressrun.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of the operator's, up to a limit. */
final class FileBytes {
  static final int FEED = 10 << 20;
  static final int ARTICLE = 1 << 20;

  private FileBytes() {}

  static byte[] read(Path file, int most) throws Unreadable {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Unreadable(file + " is no regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new Unreadable(file + " is larger than " + (most >> 20) + " MiB");
      }
      return bytes;
    } catch (NoSuchFileException missing) {
      throw new Unreadable(file + " is not there");
    } catch (IOException failure) {
      throw new Unreadable(file + " cannot be read: " + failure.getMessage());
    }
  }
}
