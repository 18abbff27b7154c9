package pressrun.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/** The open database, migrated; safe for all threads. */
public final class Database implements AutoCloseable {
  /** Rows that are fetched together where many are read. */
  public static final int PORTION = 1_000;

  /** SQLITE_OPEN_READONLY and SQLITE_OPEN_URI. */
  private static final String READ_ONLY = String.valueOf(0x01 | 0x40);

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Dialect dialect;

  private Database(HikariDataSource pool, Dialect dialect) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool).registerArgument(new StorableText());
    this.dialect = dialect;
  }

  /**
   * Opens and migrates; opening the same database twice is harmless.
   *
   * @throws Unusable when it cannot be reached, written to or migrated
   */
  public static Database open(DatabaseSettings settings) {
    Dialect dialect = Dialect.of(settings.url());
    try {
      return migrated(new HikariDataSource(pool(settings, dialect)), dialect);
    } catch (HikariPool.PoolInitializationException | FlywayException failure) {
      throw new Unusable(settings, failure);
    }
  }

  /**
   * Opens a database of SQLite where nothing can be written.
   *
   * @throws NotToBeRead when SQLite could not read it there, or only an earlier version could
   * @throws Unusable when it is no database
   */
  public static Database openToRead(Path file) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(new ReadOnlyFile(file).url());
    config.addDataSourceProperty("open_mode", READ_ONLY);
    config.setReadOnly(true);
    try {
      return upToDate(new HikariDataSource(config), file);
    } catch (HikariPool.PoolInitializationException | FlywayException failure) {
      throw new Unusable(DatabaseSettings.sqlite(file), failure);
    }
  }

  private static Database upToDate(HikariDataSource pool, Path file) {
    try {
      if (flyway(pool, Dialect.SQLITE).info().pending().length > 0) {
        throw new NotToBeRead(
            file + " is of an earlier version: it is brought up to date where it can be written");
      }
      return new Database(pool, Dialect.SQLITE);
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  private static Flyway flyway(HikariDataSource pool, Dialect dialect) {
    return Flyway.configure()
        .dataSource(pool)
        .locations("classpath:pressrun/database")
        .placeholders(Map.of("identity", dialect.identity(), "clustered", dialect.clustered()))
        .load();
  }

  private static Database migrated(HikariDataSource pool, Dialect dialect) {
    try {
      flyway(pool, dialect).migrate();
      return new Database(pool, dialect);
    } catch (FlywayException failure) {
      pool.close();
      throw failure;
    }
  }

  private static HikariConfig pool(DatabaseSettings settings, Dialect dialect) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    settings.user().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(1);
    if (dialect == Dialect.POSTGRESQL) {
      config.addDataSourceProperty("tcpKeepAlive", "true");
    }
    if (dialect == Dialect.SQLITE) {
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "FULL");
      config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
      config.addDataSourceProperty("busy_timeout", "60000");
      config.addDataSourceProperty("foreign_keys", "true");
      config.setConnectionInitSql("PRAGMA wal_autocheckpoint = 8000");
    }
    return config;
  }

  /** Does {@code work} in one transaction: all of it is committed, or none. */
  public <T> T inTransaction(Function<Transaction, T> work) {
    return jdbi.inTransaction(handle -> work.apply(new Transaction(handle)));
  }

  /** Does {@code work} in one transaction: all of it is committed, or none. */
  public void useTransaction(Consumer<Transaction> work) {
    jdbi.useTransaction(handle -> work.accept(new Transaction(handle)));
  }

  /** Reads without taking the writer's lock. */
  public <T> T read(Function<Transaction, T> work) {
    return jdbi.withHandle(handle -> work.apply(new Transaction(handle)));
  }

  /**
   * The same, for results to be taken row by row: PostgreSQL's driver holds them whole unless it is
   * in a transaction and told a {@link #PORTION}; on SQLite a transaction would hold the writer up.
   */
  public <T> T readMuch(Function<Transaction, T> work) {
    return dialect == Dialect.POSTGRESQL ? inTransaction(work) : read(work);
  }

  /** For a thread with many small transactions; closed by it. */
  public KeptConnection keep() {
    return new KeptConnection(jdbi);
  }

  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void close() {
    pool.close();
  }

  /** The database cannot be worked with; the message says which and why. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unusable(DatabaseSettings settings, Throwable failure) {
      super("cannot use the database at " + settings.place() + ": " + Reason.of(failure), failure);
    }
  }

  /** It lies where nothing can be written, and cannot be read there as it is. */
  public static final class NotToBeRead extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotToBeRead(String why) {
      super(why);
    }
  }
}
