package pressrun.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pressrun.testing.SilencingProxy;
import pressrun.testing.TestDatabase;

/** Connections to PostgreSQL that die without a word, while new ones work. */
@Timeout(60)
final class DeadConnectionTest {
  private static final String QUICK = "&socketTimeout=1&connectTimeout=1";

  private static DatabaseSettings through(SilencingProxy proxy, DatabaseSettings real) {
    String url = real.url().replaceFirst("//[^/]+/", "//127.0.0.1:" + proxy.port() + "/");
    return new DatabaseSettings(
        url + (url.contains("?") ? QUICK : "?" + QUICK.substring(1)), real.user(), real.password());
  }

  private static int port(DatabaseSettings settings) {
    return URI.create(settings.url().substring("jdbc:".length())).getPort();
  }

  private static int one(Database database) {
    return database.inTransaction(
        transaction -> transaction.handle().createQuery("SELECT 1").mapTo(Integer.class).one());
  }

  private static int one(KeptConnection kept) {
    return kept.inTransaction(
        transaction -> transaction.handle().createQuery("SELECT 1").mapTo(Integer.class).one());
  }

  @Test
  void workGoesOnThroughAnotherConnection() {
    DatabaseSettings real = TestDatabase.postgresqlSettings();
    try (SilencingProxy proxy = new SilencingProxy(port(real));
        Database database = Database.open(through(proxy, real));
        KeptConnection kept = database.keep()) {
      assertThat(one(kept)).isOne();

      proxy.silence();

      assertThatThrownBy(() -> one(kept)).isInstanceOf(RuntimeException.class);
      assertThat(one(kept)).isOne();
      assertThat(one(database)).isOne();
    }
  }

  @Test
  void aTrialOfWritingSaysSoAndThenThatAllIsWell() {
    DatabaseSettings real = TestDatabase.postgresqlSettings();
    try (SilencingProxy proxy = new SilencingProxy(port(real));
        Database database = Database.open(through(proxy, real));
        WriteTrialStore trial = database.writeTrial()) {
      assertThat(trial.trouble()).isEmpty();

      proxy.silence();

      assertThat(trial.trouble()).isPresent();
      assertThat(trial.trouble()).isEmpty();
    }
  }

  @Test
  void aPatientTransactionIsLeftTheTimeThatItNeeds() {
    DatabaseSettings real = TestDatabase.postgresqlSettings();
    try (SilencingProxy proxy = new SilencingProxy(port(real));
        Database database = Database.open(through(proxy, real))) {
      assertThat(sleepsLonger(database)).isTrue();
      assertThatThrownBy(() -> database.read(DeadConnectionTest::sleep))
          .as("the next on the same connection is not")
          .isInstanceOf(RuntimeException.class);
    }
  }

  private static boolean sleepsLonger(Database database) {
    return database.patient(DeadConnectionTest::sleep);
  }

  private static boolean sleep(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT pg_sleep(1.5) IS NOT NULL")
        .mapTo(Boolean.class)
        .one();
  }

  @Test
  void whatIsOpenedWithoutMoreHasAnEnd() {
    DatabaseSettings plain =
        new DatabaseSettings("jdbc:postgresql://h/d", Optional.empty(), Optional.empty());
    assertThat(Database.pool(plain, Dialect.POSTGRESQL).getDataSourceProperties())
        .containsKeys("socketTimeout", "connectTimeout", "loginTimeout");
  }

  @Test
  void aTransactionThatStandsStillIsEndedByPostgresqlBeforeOthersGiveUpWaiting() {
    try (Database database = Database.open(TestDatabase.postgresqlSettings())) {
      assertThat(database.inTransaction(DeadConnectionTest::standstill)).isEqualTo("20s");
      assertThat(database.patient(DeadConnectionTest::standstill)).isEqualTo("15min");
      assertThat(database.read(DeadConnectionTest::standstill)).isEqualTo("20s");
    }
  }

  private static String standstill(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SHOW idle_in_transaction_session_timeout")
        .mapTo(String.class)
        .one();
  }
}
