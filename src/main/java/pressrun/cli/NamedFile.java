package pressrun.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command line names, and that must be there. */
final class NamedFile {
  private NamedFile() {}

  /**
   * The file.
   *
   * @throws WrongUse when it is not there
   */
  static Path existing(Path file) {
    if (Files.isDirectory(file)) {
      throw new WrongUse("expected a file, found the folder " + file);
    }
    if (Files.notExists(file)) {
      throw new WrongUse("there is no file " + file);
    }
    return file;
  }
}
