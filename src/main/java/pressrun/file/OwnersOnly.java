package pressrun.file;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** How a file or folder is made that nobody but its owner reads, where there are permissions. */
public final class OwnersOnly {
  private OwnersOnly() {}

  public static FileAttribute<?>[] file(Path file) {
    return permissions(file, "rw-------");
  }

  public static FileAttribute<?>[] folder(Path folder) {
    return permissions(folder, "rwx------");
  }

  /** Whether the file system has owners and permissions; Windows has others. */
  static boolean isKnownTo(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] permissions(Path path, String permissions) {
    return isKnownTo(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
