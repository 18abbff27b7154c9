package pressrun.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** How a file or folder is made that nobody but its owner reads, where there are permissions. */
public final class OwnersOnly {
  private OwnersOnly() {}

  public static FileAttribute<?>[] file(Path file) {
    return permissions(file, "rw-------");
  }

  public static FileAttribute<?>[] folder(Path folder) {
    return permissions(folder, "rwx------");
  }

  /** Takes everybody else's permissions off a file of one's own; another owner's file stays. */
  public static void restrict(Path file) throws IOException {
    if (isKnownTo(file) && Files.isWritable(file)) {
      Set<PosixFilePermission> wanted = PosixFilePermissions.fromString("rw-------");
      if (!Files.getPosixFilePermissions(file).equals(wanted)) {
        Files.setPosixFilePermissions(file, wanted);
      }
    }
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
