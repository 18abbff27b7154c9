/**
 * Connections, transactions and migrations, and the little that differs between SQLite and
 * PostgreSQL.
 */
@NullMarked
package pressrun.database;

import org.jspecify.annotations.NullMarked;
