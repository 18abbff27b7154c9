package pressrun.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** One open transaction, passed between stores that must commit together; not for other threads. */
public final class Transaction {
  private final Handle handle;
  private final Statements statements;

  Transaction(Handle handle) {
    this.handle = handle;
    this.statements = new Statements(handle.getConnection());
  }

  /** For stores only. */
  public Handle handle() {
    return handle;
  }

  /**
   * For stores only, where JDBI takes longer than the statement: prepared once for as long as the
   * connection is kept, and never to be closed.
   *
   * @throws SQLException when the database does not take the statement
   */
  public PreparedStatement prepared(String sql) throws SQLException {
    return statements.of(sql);
  }
}
