package pressrun.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An SQLite file that lies where nothing can be written, and how it can be read all the same. */
final class ReadOnlyFile {
  private final Path file;

  ReadOnlyFile(Path file) {
    this.file = file;
  }

  /**
   * What is written ahead is read with its index, which SQLite cannot make there; without any, the
   * file is all that there is, and taken as one that nobody changes.
   *
   * @throws Database.NotToBeRead when it cannot be
   */
  String url() {
    if (!Files.exists(file)) {
      throw new Database.NotToBeRead(file + " is not there");
    }
    if (!isFilled(beside("-wal"))) {
      return "jdbc:sqlite:" + file.toUri() + "?immutable=1";
    }
    if (!Files.exists(beside("-shm"))) {
      throw new Database.NotToBeRead(
          "what was written last lies in "
              + beside("-wal")
              + ", which is read only where it can be written to: copy the folder there");
    }
    return "jdbc:sqlite:" + file;
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private static boolean isFilled(Path log) {
    try {
      return Files.exists(log) && Files.size(log) > 0;
    } catch (IOException unreadable) {
      throw new Database.NotToBeRead(log + " cannot be read");
    }
  }
}
