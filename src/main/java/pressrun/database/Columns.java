package pressrun.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.OptionalInt;

/** The parameters of a plain statement, told one after the other in the order they stand in it. */
public final class Columns {
  private final PreparedStatement statement;
  private int told;

  public Columns(PreparedStatement statement) {
    this.statement = statement;
  }

  public Columns text(String value) throws SQLException {
    statement.setString(++told, StorableText.of(value));
    return this;
  }

  public Columns text(Optional<String> value) throws SQLException {
    statement.setString(++told, value.map(StorableText::of).orElse(null));
    return this;
  }

  public Columns number(long value) throws SQLException {
    statement.setLong(++told, value);
    return this;
  }

  public Columns number(OptionalInt value) throws SQLException {
    if (value.isPresent()) {
      statement.setInt(++told, value.getAsInt());
    } else {
      statement.setNull(++told, Types.INTEGER);
    }
    return this;
  }
}
