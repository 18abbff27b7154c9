package pressrun.database;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Binds text with NUL replaced by U+FFFD: PostgreSQL refuses it, and what a feed or a relay says
 * must not fail a transaction, nor read differently from the two databases.
 */
final class StorableText extends AbstractArgumentFactory<String> {
  StorableText() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String value, ConfigRegistry config) {
    return (position, statement, context) -> statement.setString(position, of(value));
  }

  static String of(String value) {
    return value.replace('\0', '\uFFFD');
  }
}
