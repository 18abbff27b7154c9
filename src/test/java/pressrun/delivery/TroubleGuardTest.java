package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.testing.EachDatabase;

final class TroubleGuardTest {
  private static final Reply SPENT = new Reply(452, "4.5.3 quota of messages exceeded");
  private static final Outcome ACCEPTED = new Accepted(new Reply(250, "ok"));

  private final TroubleGuard guard = new TroubleGuard();

  private static Claim claim(long edition, long reader) {
    String address = "reader" + reader + "@example.org";
    return new Claim(
        edition, reader, address, address, "Mina", "everybody", 1, 0, 0, Optional.empty());
  }

  private static Unattempted trouble(Stage stage, Trouble trouble, Reply reply) {
    return new Unattempted(stage, trouble, reply.text(), Optional.of(reply));
  }

  private Outcome refused(long reader) {
    return guard.judge(claim(1, reader), trouble(Stage.RCPT, Trouble.ALLOWANCE, SPENT));
  }

  private static boolean isRecipients(Outcome outcome) {
    return outcome instanceof Unattempted unattempted && unattempted.trouble() == Trouble.RECIPIENT;
  }

  private void anotherIsAccepted() {
    guard.judge(claim(1, 9), ACCEPTED);
  }

  @Test
  void theSecondTimeWithAnotherAcceptedBetweenIsTheRecipients() {
    assertThat(isRecipients(refused(1))).isFalse();
    assertThat(isRecipients(refused(1))).as("nobody was accepted").isFalse();
    anotherIsAccepted();
    assertThat(isRecipients(refused(1))).isTrue();
    assertThat(isRecipients(refused(1))).as("alone later").isTrue();
  }

  @Test
  void troubleThatPassedForSomebodyIsTheRecipientsTheFourthTime() {
    refused(2);
    guard.judge(claim(1, 2), ACCEPTED);
    for (int time = 0; time < 3; time++) {
      assertThat(isRecipients(refused(1))).as("a few times may be chance").isFalse();
      anotherIsAccepted();
    }
    assertThat(isRecipients(refused(1))).isTrue();
    assertThat(isRecipients(refused(3))).as("nobody else's").isFalse();
  }

  @Test
  void aRecipientWhoIsAcceptedBeginsAnew() {
    for (int time = 0; time < 2; time++) {
      refused(1);
      anotherIsAccepted();
    }
    guard.judge(claim(1, 1), ACCEPTED);
    assertThat(isRecipients(refused(1))).isFalse();
    assertThat(isRecipients(refused(2))).as("the words passed").isFalse();
  }

  @Test
  void theSameWordsToOthersAreTheirsTooButToManyInARowTheyAreTheRelays() {
    refused(1);
    anotherIsAccepted();
    assertThat(isRecipients(refused(1))).isTrue();
    assertThat(isRecipients(refused(2))).isTrue();
    assertThat(isRecipients(refused(3))).isTrue();
    assertThat(isRecipients(refused(4))).isFalse();
    assertThat(isRecipients(refused(5))).isFalse();
  }

  @Test
  void whatComesBeforeTheRecipientIsNeverTheRecipients() {
    for (int time = 0; time < 3; time++) {
      Outcome outcome =
          guard.judge(claim(1, 1), trouble(Stage.MAIL, Trouble.THROTTLED, new Reply(450, "slow")));
      assertThat(isRecipients(outcome)).isFalse();
      guard.judge(claim(1, 2), ACCEPTED);
    }
  }

  @Test
  void aSenderRefusedForGoodIsLeftToTheRefusals() {
    Reply reply = new Reply(550, "5.1.8 sender rejected");
    for (int time = 0; time < 3; time++) {
      Outcome outcome = guard.judge(claim(1, 1), trouble(Stage.RCPT, Trouble.SENDER, reply));
      assertThat(isRecipients(outcome)).isFalse();
      guard.judge(claim(1, 2), ACCEPTED);
    }
  }

  @EachDatabase
  void theEditionThatMetTroubleLastComesLast(Database database, @TempDir Path folder) {
    Newsstand stand = new Newsstand(database, folder);
    List<Edition> open = List.of(stand.frozen(1), stand.frozen(2), stand.frozen(3));
    assertThat(guard.inTurn(open)).isEqualTo(open);
    guard.judge(
        claim(open.get(0).id(), 1), trouble(Stage.RCPT, Trouble.CREDENTIALS, new Reply(530, "x")));
    assertThat(guard.inTurn(open)).containsExactly(open.get(1), open.get(2), open.get(0));
    guard.judge(
        claim(open.get(1).id(), 2), trouble(Stage.RCPT, Trouble.CREDENTIALS, new Reply(530, "x")));
    assertThat(guard.inTurn(open)).containsExactly(open.get(2), open.get(0), open.get(1));
  }
}
