package pressrun.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;

/** The open database, migrated; safe for all threads. */
public final class Database implements AutoCloseable {
  /** Rows that are fetched together where many are read. */
  public static final int PORTION = 1_000;

  /** SQLITE_OPEN_READONLY and SQLITE_OPEN_URI. */
  private static final String READ_ONLY = String.valueOf(0x01 | 0x40);

  /**
   * So long PostgreSQL may take for an answer: a connection that died without a word is given up
   * then. A statement that may rightly take longer is {@link #patient}.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** To PostgreSQL, and for one of the pool's connections to it. */
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private static final Duration LONG_PATIENCE = Duration.ofMinutes(15);

  /**
   * After so long PostgreSQL itself ends a transaction in which nothing is asked of it, so that a
   * node that stands still, or is cut off, holds up the others no longer: less than {@link
   * #PATIENCE}, for they wait for what it has locked.
   */
  private static final Duration STANDSTILL = Duration.ofSeconds(20);

  /**
   * Pages of 4 KB that SQLite writes ahead before it brings them in: 6 MB, so that the log fits on
   * a small disk. What a large transaction adds is given back.
   */
  private static final int LOG_PAGES = 1_500;

  private static final String LOG_LIMIT = String.valueOf(LOG_PAGES * 4_096);

  private final DatabaseSettings settings;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Dialect dialect;

  private Database(DatabaseSettings settings, HikariDataSource pool, Dialect dialect) {
    this(settings, pool, Jdbi.create(pool).registerArgument(new StorableText()), dialect);
  }

  private Database(DatabaseSettings settings, HikariDataSource pool, Jdbi jdbi, Dialect dialect) {
    this.settings = settings;
    this.pool = pool;
    this.jdbi = jdbi;
    this.dialect = dialect;
  }

  /**
   * Opens and migrates; opening the same database twice is harmless.
   *
   * @throws Unusable when it cannot be reached, written to or migrated
   * @throws NotUtf8 when it was made for some letters only
   */
  public static Database open(DatabaseSettings settings) {
    Dialect dialect = Dialect.of(settings.url());
    try {
      return migrated(settings, new HikariDataSource(pool(settings, dialect)), dialect);
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
    DatabaseSettings settings = DatabaseSettings.sqlite(file);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(new ReadOnlyFile(file).url());
    config.addDataSourceProperty("open_mode", READ_ONLY);
    config.setReadOnly(true);
    try {
      return upToDate(settings, new HikariDataSource(config), file);
    } catch (HikariPool.PoolInitializationException | FlywayException failure) {
      throw new Unusable(settings, failure);
    }
  }

  private static Database upToDate(DatabaseSettings settings, HikariDataSource pool, Path file) {
    try {
      if (flyway(Flyway.configure().dataSource(pool), Dialect.SQLITE).info().pending().length > 0) {
        throw new NotToBeRead(
            file + " is of an earlier version: it is brought up to date where it can be written");
      }
      return new Database(settings, pool, Dialect.SQLITE);
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  private static Flyway flyway(FluentConfiguration configuration, Dialect dialect) {
    return configuration
        .locations("classpath:pressrun/database")
        .placeholders(Map.of("identity", dialect.identity(), "clustered", dialect.clustered()))
        .load();
  }

  private static Database migrated(
      DatabaseSettings settings, HikariDataSource pool, Dialect dialect) {
    Database database = new Database(settings, pool, dialect);
    try {
      if (dialect == Dialect.POSTGRESQL) {
        database.refuseUnlessUtf8();
      }
      flyway(connected(settings, pool, dialect), dialect).migrate();
      return database;
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  /** On PostgreSQL a migration takes as long as it must, so not by the pool's connections. */
  private static FluentConfiguration connected(
      DatabaseSettings settings, HikariDataSource pool, Dialect dialect) {
    return dialect == Dialect.SQLITE
        ? Flyway.configure().dataSource(pool)
        : Flyway.configure()
            .dataSource(
                settings.url(), settings.user().orElse(null), settings.password().orElse(null));
  }

  /** In any other encoding some readers' names could not be kept. */
  private void refuseUnlessUtf8() {
    String encoding =
        read(
            transaction ->
                transaction.handle().createQuery("SHOW server_encoding").mapTo(String.class).one());
    if (!encoding.equals("UTF8")) {
      throw new NotUtf8(encoding);
    }
  }

  static HikariConfig pool(DatabaseSettings settings, Dialect dialect) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    settings.user().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(1);
    if (dialect == Dialect.POSTGRESQL) {
      config.addDataSourceProperty("tcpKeepAlive", "true");
      config.addDataSourceProperty("socketTimeout", String.valueOf(PATIENCE.toSeconds()));
      config.addDataSourceProperty("connectTimeout", String.valueOf(CONNECT.toSeconds()));
      config.addDataSourceProperty("loginTimeout", String.valueOf(CONNECT.toSeconds()));
      config.setConnectionTimeout(CONNECT.toMillis());
      config.setValidationTimeout(CONNECT.toMillis() / 2);
      config.setConnectionInitSql(
          "SET idle_in_transaction_session_timeout = " + STANDSTILL.toMillis());
    }
    if (dialect == Dialect.SQLITE) {
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "FULL");
      config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
      config.addDataSourceProperty("busy_timeout", "60000");
      config.addDataSourceProperty("foreign_keys", "true");
      config.addDataSourceProperty("journal_size_limit", LOG_LIMIT);
      config.setConnectionInitSql("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
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
    return dialect == Dialect.POSTGRESQL ? patient(work) : read(work);
  }

  /** The same as {@link #inTransaction}, for work that may rightly take PostgreSQL minutes. */
  public <T> T patient(Function<Transaction, T> work) {
    if (dialect == Dialect.SQLITE) {
      return inTransaction(work);
    }
    return inTransaction(
        transaction -> {
          transaction
              .handle()
              .execute(
                  "SET LOCAL idle_in_transaction_session_timeout = " + LONG_PATIENCE.toMillis());
          bearWith(transaction.handle().getConnection());
          return work.apply(transaction);
        });
  }

  /** The pool takes this back with the connection. */
  private static void bearWith(Connection connection) {
    try {
      connection.setNetworkTimeout(Runnable::run, (int) LONG_PATIENCE.toMillis());
    } catch (SQLException failure) {
      throw new ConnectionException(failure);
    }
  }

  /**
   * Brings what is committed from SQLite's write-ahead log into the database's file. True when
   * nothing of it depends on the log any more; false when a reader, or another process, was in the
   * way. PostgreSQL's commits are on its disk.
   */
  public boolean checkpoint() {
    return dialect == Dialect.POSTGRESQL
        || read(
            transaction ->
                transaction
                    .handle()
                    .createQuery("PRAGMA wal_checkpoint(PASSIVE)")
                    .map(
                        (row, context) ->
                            row.getInt("busy") == 0
                                && row.getInt("log") == row.getInt("checkpointed"))
                    .one());
  }

  /** Tries whether anything can be written. */
  public WriteTrialStore writeTrial() {
    return new WriteTrialStore(settings, dialect);
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

  /** A database of PostgreSQL that was made for some letters only. */
  public static final class NotUtf8 extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotUtf8(String encoding) {
      super(
          "the database is kept in "
              + encoding
              + ", which does not have all letters; Pressrun needs UTF8. Make it so: CREATE DATABASE"
              + " pressrun ENCODING 'UTF8' TEMPLATE template0");
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
