package pressrun.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import pressrun.classification.Reply;
import pressrun.classification.Stage;

/** MAIL, RCPT and DATA of a message: some outcome when the relay does not want it. */
final class Opening {
  private final Dialogue dialogue;
  private final Duration limit;
  private final boolean pipelining;

  Opening(Dialogue dialogue, Duration limit, boolean pipelining) {
    this.dialogue = dialogue;
    this.limit = limit;
    this.pipelining = pipelining;
  }

  Optional<Outcome> of(Envelope envelope) throws IOException {
    if (!pipelining) {
      return oneByOne(envelope);
    }
    dialogue.begin(Stage.MAIL, limit);
    dialogue.say(group(envelope));
    return answers(envelope.sender());
  }

  /** Each waits for the answer to the one before. */
  private Optional<Outcome> oneByOne(Envelope envelope) throws IOException {
    String sender = envelope.sender();
    Optional<Outcome> ended = command(Stage.MAIL, envelope.mail(), sender);
    if (ended.isEmpty()) {
      ended = command(Stage.RCPT, envelope.rcpt(), sender);
    }
    return ended.isEmpty() ? command(Stage.DATA, "DATA", sender) : ended;
  }

  private Optional<Outcome> command(Stage stage, String line, String sender) throws IOException {
    dialogue.begin(stage, limit);
    dialogue.say(line + "\r\n");
    Reply reply = dialogue.hear(stage);
    Optional<Outcome> ended = Classification.of(stage, reply, sender);
    if (ended.isPresent()) {
      dialogue.recover(reply);
    }
    return ended;
  }

  /** All three in one group (RFC 2920), whose answers are heard by {@link #answers}. */
  static String group(Envelope envelope) {
    return envelope.mail() + "\r\n" + envelope.rcpt() + "\r\nDATA\r\n";
  }

  /**
   * Hears the answers to a {@link #group} that was written before.
   *
   * @param sender the address in its MAIL
   */
  Optional<Outcome> answers(String sender) throws IOException {
    dialogue.begin(Stage.MAIL, limit);
    Reply mail = dialogue.hear(Stage.MAIL);
    Optional<Outcome> refused = Classification.of(Stage.MAIL, mail, sender);
    if (refused.isPresent()) {
      return unwanted(mail, refused, Stage.RCPT);
    }
    Reply rcpt = dialogue.hear(Stage.RCPT);
    refused = Classification.of(Stage.RCPT, rcpt, sender);
    if (refused.isPresent()) {
      return unwanted(rcpt, refused, Stage.DATA);
    }
    Reply data = dialogue.hear(Stage.DATA);
    refused = Classification.of(Stage.DATA, data, sender);
    if (refused.isPresent()) {
      dialogue.recover(data);
    }
    return refused;
  }

  /** The commands behind the refused one are on their way already; their answers are taken off. */
  private Optional<Outcome> unwanted(Reply refusal, Optional<Outcome> refused, Stage next) {
    if (refusal.code() == 421) {
      dialogue.drop();
      return refused;
    }
    try {
      Reply last = dialogue.hear(next);
      if (next == Stage.RCPT) {
        last = dialogue.hear(Stage.DATA);
      }
      if (last.code() == 354) {
        dialogue.say(Wire.DOT_LINE); // A message to nobody.
        dialogue.hear(Stage.DATA);
      }
      dialogue.recover(refusal);
    } catch (IOException gone) {
      dialogue.drop();
    }
    return refused;
  }
}
