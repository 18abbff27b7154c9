package pressrun.database;

import java.sql.SQLException;

/** Why the database failed, in one line for people; statements and the values in them stay out. */
public final class Reason {
  private Reason() {}

  /** What the first cause says; the driver's own words. */
  public static String of(Throwable failure) {
    String said = failure.getClass().getSimpleName();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
      if (cause.getMessage() != null && !message.contains("[statement:") && !isBatch(message)) {
        said = message;
      }
    }
    return SqliteWords.of(said);
  }

  /** Whether the database failed, and not what it was asked by. */
  public static boolean isDatabase(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return true;
      }
    }
    return false;
  }

  /** The driver of PostgreSQL puts the values of a failed batch into its message. */
  private static boolean isBatch(String message) {
    return message.startsWith("Batch entry");
  }
}
