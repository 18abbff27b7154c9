package pressrun.smtp;

import java.util.Optional;
import pressrun.classification.Reply;
import pressrun.classification.ReplyMeaning;
import pressrun.classification.ReplyTable;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Deferred;
import pressrun.smtp.Outcome.Reason;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.Outcome.Uncertain;

/**
 * Turns a reply into the outcome of the attempt: the stage decides whether it is certain, the
 * {@link ReplyTable} whose fault it is, the code whether it is for now or for good.
 */
final class Classification {
  private Classification() {}

  /**
   * Returns the outcome that a reply ends the attempt with; empty when the attempt goes on.
   *
   * @param sender the envelope's sender, whose name in a refusal clears the recipient
   */
  static Optional<Outcome> of(Stage stage, Reply reply, String sender) {
    boolean goesOn =
        switch (stage) {
          case MAIL -> reply.code() == 250;
          case RCPT -> reply.code() / 10 == 25;
          case DATA -> reply.code() == 354;
          default -> false;
        };
    return goesOn ? Optional.empty() : Optional.of(ended(stage, reply, sender));
  }

  private static Outcome ended(Stage stage, Reply reply, String sender) {
    if (reply.code() / 100 < 4) {
      return withoutRefusal(stage, reply);
    }
    ReplyMeaning meaning = ReplyTable.shipped().meaning(stage, reply, sender);
    Optional<Trouble> trouble = trouble(stage, reply, meaning);
    if (trouble.isPresent()) {
      return new Unattempted(stage, trouble.get(), reply);
    }
    return reply.code() / 100 == 4 || isForNow(meaning)
        ? new Deferred(stage, reply)
        : new Refused(stage, reply, reason(stage, meaning));
  }

  private static Outcome withoutRefusal(Stage stage, Reply reply) {
    if (stage != Stage.DOT) {
      return new Unattempted(stage, Trouble.CONNECTION, reply);
    }
    return reply.code() / 100 == 2
        ? new Accepted(reply)
        : new Uncertain("nonsense after the dot: " + line(reply));
  }

  /**
   * Returns the trouble that a refusal tells of; empty when it is the recipient's, or the text's.
   */
  private static Optional<Trouble> trouble(Stage stage, Reply reply, ReplyMeaning meaning) {
    Trouble trouble =
        switch (meaning) {
          case QUOTA -> Trouble.ALLOWANCE;
          case RATE -> Trouble.THROTTLED;
          case CONNECTIONS -> Trouble.TOO_MANY_CONNECTIONS;
          case SESSION -> Trouble.SESSION_SPENT;
          case LOGIN -> Trouble.CREDENTIALS;
          case SENDER, HELO, RELAYING -> stage == Stage.MAIL ? atMail(reply) : Trouble.SENDER;
          default -> stage == Stage.MAIL ? atMail(reply) : Trouble.CONNECTION;
        };
    boolean told = trouble != Trouble.CONNECTION || stage == Stage.MAIL;
    return told || breaksOff(stage, reply) ? Optional.of(trouble) : Optional.empty();
  }

  /** MAIL names nobody but the sender: a refusal for good is the edition's. */
  private static Trouble atMail(Reply reply) {
    return switch (reply.code()) {
      case 421, 503 -> Trouble.CONNECTION;
      default -> reply.code() / 100 == 4 ? Trouble.THROTTLED : Trouble.EDITION;
    };
  }

  /** A 421 ends the session, a 503 says that both sides speak of different messages. */
  private static boolean breaksOff(Stage stage, Reply reply) {
    return stage != Stage.DOT && (reply.code() == 421 || reply.code() == 503);
  }

  /** Mends itself, though some servers say it with a 5xx. */
  private static boolean isForNow(ReplyMeaning meaning) {
    return switch (meaning) {
      case FULL, GREYLISTED, READER_RATE, TROUBLE -> true;
      default -> false;
    };
  }

  /** Only a missing mailbox may ever suppress an address. */
  private static Reason reason(Stage stage, ReplyMeaning meaning) {
    return switch (meaning) {
      case GONE, DOMAIN -> Reason.MAILBOX;
      case INACTIVE, FILTERED -> Reason.POLICY;
      default -> stage == Stage.RCPT ? Reason.POLICY : Reason.CONTENT;
    };
  }

  /** The conversation broke off: whether a message arrived is open only after its dot. */
  static Outcome broken(Stage stage, String why) {
    return stage == Stage.DOT
        ? new Uncertain(why)
        : new Unattempted(stage, Trouble.CONNECTION, why);
  }

  /** A greeting, or the reply to EHLO, STARTTLS or AUTH, that does not let us in. */
  static Unattempted notLetIn(Stage stage, Optional<Reply> reply, String why) {
    Trouble trouble =
        stage == Stage.TLS
            ? Trouble.TLS
            : reply.map(said -> turnedAway(stage, said)).orElse(Trouble.CONNECTION);
    return new Unattempted(stage, trouble, why);
  }

  private static Trouble turnedAway(Stage stage, Reply reply) {
    if (reply.code() / 100 < 4) {
      return Trouble.CONNECTION;
    }
    return switch (ReplyTable.shipped().meaning(stage, reply, "")) {
      case QUOTA -> Trouble.ALLOWANCE;
      case RATE -> Trouble.THROTTLED;
      case CONNECTIONS -> Trouble.TOO_MANY_CONNECTIONS;
      default ->
          stage == Stage.AUTH && reply.code() / 100 == 5 ? Trouble.CREDENTIALS : Trouble.CONNECTION;
    };
  }

  /** The reply to the last chunk of a message (RFC 3030); it stands for the reply to the dot. */
  static Outcome chunk(Reply reply, String sender) {
    return reply.code() / 10 == 50
        ? new Unattempted(Stage.DATA, Trouble.CONNECTION, reply)
        : ended(Stage.DOT, reply, sender);
  }

  /** True while both sides still speak of the same message. */
  static boolean isInStep(Outcome outcome) {
    boolean lost =
        outcome instanceof Unattempted unattempted && unattempted.trouble() == Trouble.CONNECTION;
    return !lost && !(outcome instanceof Uncertain);
  }

  private static String line(Reply reply) {
    return reply.code() + " " + reply.text();
  }
}
