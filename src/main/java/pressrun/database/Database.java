package pressrun.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
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

  private static Database migrated(HikariDataSource pool, Dialect dialect) {
    try {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:pressrun/database")
          .placeholders(Map.of("identity", dialect.identity(), "clustered", dialect.clustered()))
          .load()
          .migrate();
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
}
