package pressrun.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Tells the parameters of one row of a batch. */
@FunctionalInterface
public interface Binding<T> {
  void bind(PreparedStatement statement, T row) throws SQLException;
}
