package pressrun.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

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
   * For stores only, where JDBI takes longer than the statement, which is prepared once for as long
   * as the connection is kept: whether each row was changed.
   *
   * @throws UnableToExecuteStatementException when the database is in trouble
   */
  public <T> List<Boolean> batch(String sql, List<T> rows, Binding<T> binding) {
    List<Boolean> changed = new ArrayList<>(rows.size());
    if (rows.isEmpty()) {
      return changed;
    }
    try {
      PreparedStatement statement = statements.of(sql);
      for (T row : rows) {
        binding.bind(statement, row);
        statement.addBatch();
      }
      for (int count : statement.executeBatch()) {
        changed.add(count == 1);
      }
      return changed;
    } catch (SQLException failure) {
      throw new UnableToExecuteStatementException(failure, null);
    }
  }
}
