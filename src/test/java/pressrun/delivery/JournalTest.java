package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome;

final class JournalTest {
  private static JournalEntry entry(long subscriber, Outcome outcome) {
    return new JournalEntry(1, subscriber, 7, outcome);
  }

  @Test
  void everyOutcomeIsReadBackAsItWas(@TempDir Path folder) {
    JournalEntry accepted = entry(1, new Outcome.Accepted(new Reply(250, "queued as A 1")));
    JournalEntry deferred = entry(2, new Outcome.Deferred(Stage.DOT, new Reply(451, "")));
    JournalEntry refused =
        entry(
            3,
            new Outcome.Refused(
                Stage.RCPT, new Reply(550, "5.1.1 weg, \u00e9"), Outcome.Reason.MAILBOX));
    try (Journal journal = Journal.open(folder)) {
      journal.append(accepted);
      journal.append(deferred);
      journal.append(refused);
    }
    try (Journal journal = Journal.open(folder)) {
      assertThat(journal.entries()).containsExactly(accepted, deferred, refused);
    }
  }

  @Test
  void itIsItsOwnersAlsoOnceItIsShortened(@TempDir Path folder) throws IOException {
    try (Journal journal = Journal.open(folder)) {
      Path file = folder.resolve("outcomes.journal");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      String words = "5.1.1 ada@readers.test is unknown. ".repeat(30_000);
      for (int subscriber = 1; subscriber <= 5; subscriber++) {
        journal.append(entry(subscriber, new Outcome.Deferred(Stage.DOT, new Reply(451, words))));
      }
      Object before = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      journal.told(List.of(), () -> true);
      assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
          .as("another file")
          .isNotEqualTo(before);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aTornTailIsCutBeforeAnythingIsAppended(@TempDir Path folder) throws IOException {
    JournalEntry first = entry(1, new Outcome.Accepted(new Reply(250, "one")));
    JournalEntry second = entry(2, new Outcome.Accepted(new Reply(250, "two")));
    Path file = folder.resolve("outcomes.journal");
    String torn = second.line().substring(0, 20);
    Files.writeString(file, first.line() + torn, StandardOpenOption.CREATE);
    try (Journal journal = Journal.open(folder)) {
      journal.append(second);
      assertThat(journal.entries()).containsExactly(first, second);
    }
  }

  @Test
  void aDamagedLineIsLeftOut(@TempDir Path folder) throws IOException {
    JournalEntry first = entry(1, new Outcome.Accepted(new Reply(250, "one")));
    Files.writeString(
        folder.resolve("outcomes.journal"), first.line().replace("250", "251") + first.line());
    try (Journal journal = Journal.open(folder)) {
      assertThat(journal.entries()).containsExactly(first);
    }
  }

  @Test
  void whatHasNoDotInTheJournalOfThisStartOfTheMachineNeverWentOut() {
    JournalDots.Dot written = new JournalDots.Dot(1, 2, 7);
    List<String> lines = List.of(head("a", "monday"), written.line().strip());
    JournalDots sameStart = JournalDots.of(lines, Optional.of("monday"));
    assertThat(sameStart.excludes("a", claim(2, 7))).isFalse();
    assertThat(sameStart.excludes("a", claim(3, 7))).isTrue();
    assertThat(sameStart.excludes("a", claim(2, 8))).isTrue();
    assertThat(sameStart.excludes("b", claim(3, 7))).isFalse();
  }

  @Test
  void afterAPowerCutNothingIsExcluded() {
    List<String> lines = List.of(head("a", "monday"));
    assertThat(JournalDots.of(lines, Optional.of("tuesday")).excludes("a", claim(3, 7))).isFalse();
    assertThat(JournalDots.of(lines, Optional.empty()).excludes("a", claim(3, 7))).isFalse();
    assertThat(JournalDots.of(List.of(), Optional.of("monday")).excludes("a", claim(3, 7)))
        .isFalse();
  }

  private static String head(String node, String boot) {
    return JournalDots.head(node, boot).strip();
  }

  private static Claim claim(long subscriber, long epoch) {
    return new Claim(
        1,
        subscriber,
        "mina@example.org",
        "key",
        "Mina",
        "everybody",
        epoch,
        0,
        0,
        Optional.empty());
  }

  @Test
  void aDotIsKeptBesideTheRepliesAndIsNoneOfThem(@TempDir Path folder) {
    JournalEntry accepted = entry(1, new Outcome.Accepted(new Reply(250, "ok")));
    try (Journal journal = Journal.open(folder)) {
      journal.begin("a", () -> true);
      assertThat(journal.dot(claim(1, 7))).isTrue();
      journal.append(accepted);
      assertThat(journal.entries()).containsExactly(accepted);
      assertThat(journal.dots().dots()).containsExactly(new JournalDots.Dot(1, 1, 7));
    }
  }

  @Test
  void aLongJournalKeepsWhatTheDatabaseDoesNotHave(@TempDir Path folder) throws IOException {
    RetryPolicy policy = new RetryPolicy(DeliverySettings.defaults());
    Outcome accepted = new Outcome.Accepted(new Reply(250, "x".repeat(290)));
    try (Journal journal = Journal.open(folder)) {
      journal.begin("a", () -> true);
      journal.dot(claim(1, 7));
      for (long subscriber = 2; subscriber < 20_000; subscriber++) {
        Claim claim = claim(subscriber, 7);
        journal.dot(claim);
        journal.append(entry(subscriber, accepted));
        Verdict verdict = policy.judge(accepted, claim, Instant.EPOCH);
        journal.told(List.of(new Settled(claim, verdict, "main", "Accepted")), () -> true);
      }
      assertThat(Files.size(folder.resolve("outcomes.journal"))).isLessThan(4_300_000);
      assertThat(journal.dots().dots()).contains(new JournalDots.Dot(1, 1, 7));
      assertThat(journal.dots().excludes("a", claim(2, 7))).isEqualTo(Boot.id().isPresent());
    }
  }

  @Test
  void whatMayNotBeOnTheDiskIsKept(@TempDir Path folder) {
    JournalEntry accepted = entry(1, new Outcome.Accepted(new Reply(250, "ok")));
    try (Journal journal = Journal.open(folder)) {
      journal.begin("a", () -> true);
      journal.dot(claim(1, 7));
      journal.append(accepted);
      journal.begin("b", () -> false);
      assertThat(journal.entries()).containsExactly(accepted);
      assertThat(journal.dots().dots()).hasSize(1);
      journal.begin("c", () -> true);
      assertThat(journal.entries()).isEmpty();
    }
  }

  @Test
  void aClosedJournalLetsNoDotOut(@TempDir Path folder) {
    Journal journal = Journal.open(folder);
    journal.close();
    assertThat(journal.dot(claim(1, 7))).isFalse();
  }

  @Test
  void aReplyCannotWriteALineOfItsOwn(@TempDir Path folder) {
    JournalEntry hostile =
        entry(1, new Outcome.Accepted(new Reply(250, "a\n00000000 1 2 7 DOT - 250 b")));
    try (Journal journal = Journal.open(folder)) {
      journal.append(hostile);
      assertThat(journal.entries()).hasSize(1);
    }
  }
}
