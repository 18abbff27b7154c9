package pressrun.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import pressrun.file.OwnersOnly;

/**
 * The folder with the readers' addresses: a folder or file made here is for its owner only, where
 * there are permissions; one that a person made stays as it is.
 */
final class DataFolder {
  private static final String NAME = "data";

  private DataFolder() {}

  /** Returns the data folder of a configuration folder for which none was named. */
  static Path of(Path config) {
    Path inside = config.resolve(NAME);
    Path beside = Optional.ofNullable(config.getParent()).orElse(config).resolve(NAME);
    if (config.endsWith("config")) {
      return beside;
    }
    boolean configured = Files.exists(config.resolve("pressrun.yml"));
    if (configured && !Files.isDirectory(inside) && isUsed(beside)) {
      throw new UnclearDataFolder(config, beside, inside);
    }
    return inside;
  }

  private static boolean isUsed(Path folder) {
    return Stream.of("pressrun.db", "secret.key", "outcomes.journal")
        .anyMatch(file -> Files.exists(folder.resolve(file)));
  }

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
