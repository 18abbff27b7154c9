package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.database.Database;
import pressrun.testing.EachDatabase;
import pressrun.testing.TestDatabase;

/** Two nodes that meet different troubles do not end each other's alerts. */
final class NodeAlertsTest {
  private static final String KEY = "relay:main";

  private final Path folder;

  NodeAlertsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static NodeAlerts node(Newsstand stand, String name) {
    stand.database.useTransaction(
        transaction -> new NodeStore(stand.database.dialect()).beat(transaction, name));
    return new NodeAlerts(stand.database, stand.alerts, name);
  }

  private static List<String> open(Newsstand stand) {
    return stand.alerts.open().stream().map(Alert::key).toList();
  }

  private static long raisedInAll(Newsstand stand) {
    return stand.database.read(
        transaction ->
            transaction.handle().createQuery("SELECT count(*) FROM alert").mapTo(Long.class).one());
  }

  private Newsstand onPostgresql() {
    return new Newsstand(TestDatabase.postgresql(), folder);
  }

  @Test
  void aNodeWithoutTheTroubleLeavesTheAlertOfTheOtherOpen() {
    try (Newsstand stand = onPostgresql()) {
      NodeAlerts one = node(stand, "one");
      NodeAlerts two = node(stand, "two");
      for (int look = 0; look < 3; look++) {
        one.raise(KEY, "in trouble");
        two.clear(KEY);
        two.clearAbandoned(KEY::equals);
      }
      assertThat(open(stand)).containsExactly(KEY);
      assertThat(raisedInAll(stand)).isEqualTo(1);

      one.clear(KEY);
      assertThat(open(stand)).isEmpty();
    }
  }

  @Test
  void anAlertOfBothEndsWithTheSecond() {
    try (Newsstand stand = onPostgresql()) {
      NodeAlerts one = node(stand, "one");
      NodeAlerts two = node(stand, "two");
      one.raise(KEY, "in trouble");
      two.raise(KEY, "in trouble");
      two.clear(KEY);
      assertThat(open(stand)).containsExactly(KEY);
      one.clear(KEY);
      assertThat(open(stand)).isEmpty();
    }
  }

  @Test
  void theAlertOfANodeThatDiedIsEndedByAnother() {
    try (Newsstand stand = onPostgresql()) {
      node(stand, "one").raise(KEY, "in trouble");
      NodeAlerts two = node(stand, "two");
      stand.dies("one");
      two.clearAbandoned(KEY::equals);
      assertThat(open(stand)).isEmpty();
    }
  }

  @EachDatabase
  void whatIsOverForAllEndsAtOnce(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    node(stand, "one").raise(KEY, "in trouble");
    node(stand, "two").clearForAll(KEY::equals);
    assertThat(open(stand)).isEmpty();
  }

  @Test
  void onSqliteTheProcessBeforeIsNoMoreHoweverShortlyItEnded() {
    try (Newsstand stand = new Newsstand(TestDatabase.sqlite(folder), folder)) {
      node(stand, "one").raise(KEY, "in trouble");
      node(stand, "two").clearAbandoned(KEY::equals);
      assertThat(open(stand)).isEmpty();
    }
  }
}
