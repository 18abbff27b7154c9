package pressrun.database;

import org.jdbi.v3.core.Handle;

/** One open transaction, passed between stores that must commit together; not for other threads. */
public final class Transaction {
  private final Handle handle;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  /** For stores only. */
  public Handle handle() {
    return handle;
  }
}
