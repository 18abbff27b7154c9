package pressrun.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import pressrun.secret.OwnersOnly;

/**
 * Readers' addresses lie in it: what is made here is for its owner only, where there are
 * permissions; what a person made stays as she made it.
 */
final class DataFolder {
  private DataFolder() {}

  /** Done twice, or by two processes at once, it is made once. */
  static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(folder, OwnersOnly.folder(folder));
    } catch (FileAlreadyExistsException exists) {
      if (!Files.isDirectory(folder)) {
        throw exists;
      }
    }
  }

  /** An empty file is an empty database; what SQLite lays beside it has the same permissions. */
  static void makeDatabase(Path file) throws IOException {
    try {
      Files.createFile(file, OwnersOnly.file(file));
    } catch (FileAlreadyExistsException exists) {
      // It stays as it is.
    }
  }
}
