package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.database.Database;
import pressrun.delivery.LivingSender.AnotherSender;
import pressrun.edition.Edition;
import pressrun.smtp.RelaySettings;
import pressrun.testing.EachDatabase;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;

/** A process that delivers is known by more than a file that anybody may remove. */
final class LivingSenderTest {
  private static final int READERS = 200;

  @TempDir private Path folder;

  private Path lockFile() {
    return folder.resolve("sender.lock");
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
    }
  }

  /** Says that a node delivers from the folder, under a lock whose file is gone. */
  private void delivers(Newsstand stand, String node, String process) {
    try (Journal journal = Journal.open(folder)) {
      journal.begin(node, () -> true);
    }
    stand.database.useTransaction(
        transaction -> {
          new NodeStore(stand.database.dialect()).beat(transaction, node);
          transaction
              .handle()
              .execute(
                  "UPDATE node SET process = ?, lock_file = 'gone' WHERE id = ?", process, node);
        });
  }

  private void enter(Newsstand stand, String node) {
    new LivingSender(stand.database, folder).enter(stand.lock(), node);
  }

  private static String own() {
    assumeTrue(
        SenderProcess.own().isPresent(), "processes are told apart on Linux only: not tried");
    return SenderProcess.own().map(SenderProcess::text).orElseThrow();
  }

  @EachDatabase
  @Timeout(120)
  void aSenderWhoseLockFileIsRemovedStopsAndNoneBeginsBesideIt(Database database) throws Exception {
    Newsstand stand = new Newsstand(database, folder);
    Newsstand second = new Newsstand(database, folder);
    stand.subscribers(READERS);
    Edition edition = stand.enqueued(1);
    Act removing =
        (socket, out) -> {
          Files.deleteIfExists(lockFile());
          return SmtpFaultServer.say("250 ok").on(socket, out);
        };
    Act[] acts = new Act[51];
    Arrays.fill(acts, SmtpFaultServer.say("250 ok"));
    acts[49] = removing;
    try (SmtpFaultServer relay = new SmtpFaultServer().at(Point.DOT, acts)) {
      RelaySettings main = Newsstand.relay(relay.port(), 4);
      try (DeliveryLoop loop = stand.loop(main)) {
        await(() -> relay.count("DATA") >= 50 && Files.notExists(lockFile()));
        List<String> journal = List.copyOf(Files.readAllLines(folder.resolve("outcomes.journal")));
        assertThatThrownBy(() -> second.loop(main)).isInstanceOf(AnotherSender.class);
        assertThat(Files.readAllLines(folder.resolve("outcomes.journal"))).containsAll(journal);
        await(() -> loop.trouble().isPresent());
      }
      int sent = relay.given().size();
      assertThat(sent).isBetween(50, READERS - 1);
      assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(sent);
      assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(READERS - sent);

      try (DeliveryLoop loop = second.loop(main)) {
        await(() -> stand.count(edition, DeliveryState.SENT) == READERS);
        assertThat(loop.trouble()).isEmpty();
      }
      assertThat(relay.given()).extracting(Given::recipient).doesNotHaveDuplicates();
    }
  }

  @EachDatabase
  void aProcessThatRunsIsNotTakenForDeadWhateverItsLastSignOfLifeWas(Database database)
      throws IOException {
    Newsstand stand = new Newsstand(database, folder);
    delivers(stand, "other", own());
    stand.dies("other");

    assertThatThrownBy(() -> enter(stand, "me"))
        .isInstanceOf(AnotherSender.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid())
        .hasMessageContaining(lockFile().toString());
    assertThat(Journal.writer(folder)).contains("other");
    assertThat(new LivingSender(database, folder).isKnown()).isTrue();
  }

  @EachDatabase
  void aProcessThatIsNoMoreKeepsNobodyWaiting(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    String[] words = own().split(" ", -1);
    delivers(stand, "other", words[0] + " " + words[1] + " " + (Long.parseLong(words[2]) + 1));

    enter(stand, "me");
  }

  @EachDatabase
  void aSignOfLifeInATimeToComeKeepsNobodyWaiting(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    delivers(stand, "other", "another-start/pid:[1] 4711 12345");
    database.useTransaction(
        transaction ->
            transaction.handle().execute("UPDATE node SET heartbeat = heartbeat + 7200000"));

    assertThat(new LivingSender(database, folder).isKnown()).isFalse();
    enter(stand, "me");
  }

  @EachDatabase
  void ofAnotherMachineTheLastSignOfLifeDecides(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    delivers(stand, "other", "another-start/pid:[1] 4711 12345");

    assertThatThrownBy(() -> enter(stand, "me")).isInstanceOf(AnotherSender.class);
    stand.dies("other");
    enter(stand, "me");
  }

  @EachDatabase
  void whoeverHasTheLockOfADeadProcessNeedNotWaitForItsLease(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    delivers(stand, "other", "another-start/pid:[1] 4711 12345");
    database.useTransaction(
        transaction ->
            transaction
                .handle()
                .execute(
                    "UPDATE node SET lock_file = ? WHERE id = 'other'", stand.lock().identity()));

    enter(stand, "me");
  }
}
