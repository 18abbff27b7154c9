package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.Sample;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;

/** A sender that is killed, or told to stop, in the middle, in a process of its own. */
final class KilledSenderTest {
  private static final int READERS = 60;
  private static final int KILLED_AT = 25;

  @TempDir private Path home;

  @Test
  void nobodyIsLostAndNobodyIsMailedTwiceWhenTheUncertainIsHeld() throws Exception {
    CompletableFuture<Process> sender = new CompletableFuture<>();
    try (SmtpFaultServer relay = new SmtpFaultServer().at(Point.DOT, untilKilled(sender))) {
      Sample sample =
          Sample.in(home).through(relay.port(), READERS, "delivery:\n  uncertain: hold");
      sender.complete(start(sample));
      assertThat(sender.get().waitFor()).as("killed").isNotZero();
      assertThat(relay.given()).hasSizeLessThan(READERS);

      Shell again = new Shell(sample);
      assertThat(again.run("send", "--yes")).as(again.said()).isEqualTo(ExitCode.FAILED);
      assertThat(again.said()).contains("--number 1 --state held", "--all --as sent");
      List<String> got = relay.given().stream().map(Given::recipient).toList();
      assertThat(got).doesNotHaveDuplicates();
      List<String> held = listed(sample, "HELD");
      assertThat(held).isNotEmpty().hasSizeLessThanOrEqualTo(4);
      // Held may be one that the relay took: its answer was on the way when the sender died.
      Set<String> accounted = new HashSet<>(held);
      relay.accepted().forEach(given -> accounted.add(given.recipient()));
      assertThat(accounted).hasSize(READERS);
    }
  }

  @Test
  void aSenderThatIsToldToStopFinishesWhatIsOnItsWayAndGivesTheRestBack() throws Exception {
    CompletableFuture<Process> sender = new CompletableFuture<>();
    Act[] acts = untilKilled(sender);
    acts[KILLED_AT] =
        (socket, out) -> {
          sender.join().destroy();
          return SmtpFaultServer.say("250 2.0.0 queued").on(socket, out);
        };
    try (SmtpFaultServer relay = new SmtpFaultServer().at(Point.DOT, acts)) {
      Sample sample = Sample.in(home).through(relay.port(), READERS, "");
      sender.complete(start(sample));
      assertThat(sender.get().waitFor()).as("told to stop").isNotZero();
      int given = relay.given().size();
      assertThat(given).isLessThan(READERS);
      assertThat(listed(sample, "SENT")).hasSize(given);
      assertThat(listed(sample, "PENDING")).hasSize(READERS - given);

      assertThat(Typed.on(sample.config(), sample.data(), "send", "--dry-run").out())
          .contains(
              "no. 1 is not finished: a send goes on with it, to %d".formatted(READERS - given));
      assertThat(Typed.on(sample.config(), sample.data(), "send", "--dry-run", "--json").out())
          .contains("\"unfinished\":" + (READERS - given));
      Shell again = new Shell(sample);
      assertThat(again.run("send", "--yes")).as(again.said()).isEqualTo(ExitCode.DONE);
      assertThat(relay.given()).extracting(Given::recipient).doesNotHaveDuplicates();
      assertThat(relay.given()).hasSize(READERS);
    }
  }

  @Test
  void aSenderWhoseLockFileIsRemovedStopsAndASecondOneDoesNotSendBesideIt() throws Exception {
    Sample[] running = new Sample[1];
    Shell[] second = new Shell[1];
    Act[] acts = new Act[KILLED_AT + 1];
    Arrays.fill(acts, SmtpFaultServer.say("250 2.0.0 queued"));
    acts[KILLED_AT - 1] =
        (socket, out) -> {
          Files.delete(running[0].data().resolve("sender.lock"));
          second[0].run("send", "--yes");
          return SmtpFaultServer.say("250 2.0.0 queued").on(socket, out);
        };
    try (SmtpFaultServer relay = new SmtpFaultServer().at(Point.DOT, acts)) {
      Sample sample = Sample.in(home).through(relay.port(), READERS, "");
      running[0] = sample;
      second[0] = new Shell(sample);
      Process first = start(sample);
      assertThat(first.waitFor()).isEqualTo(ExitCode.FAILED);

      assertThat(second[0].said()).contains("process " + first.pid() + " delivers from");
      assertThat(sample.config().resolve("killed.log"))
          .content()
          .contains("sender.lock was removed or replaced while this process was sending");
      assertThat(relay.given()).hasSizeLessThan(READERS);

      Shell again = new Shell(sample);
      assertThat(again.run("send", "--yes")).as(again.said()).isEqualTo(ExitCode.DONE);
      assertThat(relay.given()).extracting(Given::recipient).doesNotHaveDuplicates();
      assertThat(relay.given()).hasSize(READERS);
    }
  }

  /** After some good answers, the sender is gone before the relay can answer. */
  private static Act[] untilKilled(CompletableFuture<Process> sender) {
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < KILLED_AT; i++) {
      acts.add(SmtpFaultServer.say("250 2.0.0 queued"));
    }
    acts.add(
        (socket, out) -> {
          sender.join().destroyForcibly().onExit().join();
          return false;
        });
    acts.add(SmtpFaultServer.say("250 2.0.0 queued"));
    return acts.toArray(Act[]::new);
  }

  private static Process start(Sample sample) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "pressrun.Main",
            "send",
            "--yes",
            "--config",
            sample.config().toString(),
            "--data",
            sample.data().toString())
        .redirectErrorStream(true)
        .redirectOutput(sample.config().resolve("killed.log").toFile())
        .start();
  }

  private static List<String> listed(Sample sample, String state) {
    Shell shell = new Shell(sample);
    shell.run("deliveries", "--state", state, "--json");
    return shell
        .said()
        .lines()
        .map(line -> line.replaceAll(".*\"address\":\"([^\"]+)\".*", "$1"))
        .toList();
  }
}
