package pressrun.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file could not be written; the message says which and why. */
public final class NotWritten extends IOException {
  private static final long serialVersionUID = 1;

  NotWritten(Path file, IOException failure) {
    super(file + " could not be written: " + reason(failure), failure);
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return failure instanceof FileSystemException system
        ? Optional.ofNullable(system.getReason()).orElseGet(failure::toString)
        : String.valueOf(failure.getMessage());
  }
}
