package pressrun.smtp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Deferred;
import pressrun.smtp.Outcome.Reason;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.Outcome.Uncertain;

/** What a reply means: the stage decides, then the code, then the enhanced code (RFC 3463). */
final class Classification {
  private static final Pattern ENHANCED =
      Pattern.compile("([245])\\.([0-9]{1,3})\\.([0-9]{1,3})\\b.*");
  private static final Pattern POLICY =
      Pattern.compile(
          "spam|blocked|block ?list|black ?list|deny ?list|policy|reputation|rejected by|dnsbl|rbl"
              + "|access denied|not authori[sz]ed|relay",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TOO_MANY =
      Pattern.compile("too many|connection (rate|limit)|concurren", Pattern.CASE_INSENSITIVE);

  private Classification() {}

  /** What a parsed reply makes of the attempt; none: it goes on. */
  static Optional<Outcome> of(Stage stage, Reply reply) {
    return switch (stage) {
      case MAIL -> reply.code() == 250 ? Optional.empty() : Optional.of(mail(reply));
      case RCPT -> reply.code() / 10 == 25 ? Optional.empty() : Optional.of(rcpt(reply));
      case DATA -> reply.code() == 354 ? Optional.empty() : Optional.of(data(reply));
      default -> Optional.of(dot(reply));
    };
  }

  /** The conversation broke off: nobody knows only where the dot may have gone out. */
  static Outcome broken(Stage stage, String why) {
    return stage == Stage.DOT
        ? new Uncertain(why)
        : new Unattempted(stage, Trouble.CONNECTION, why);
  }

  /** A greeting, or the reply to EHLO, STARTTLS or AUTH, that does not let us in. */
  static Unattempted notLetIn(Stage stage, Optional<Reply> reply, String why) {
    int code = reply.map(Reply::code).orElse(0);
    Trouble trouble =
        switch (stage) {
          case AUTH -> code / 100 == 5 ? Trouble.CREDENTIALS : Trouble.CONNECTION;
          case TLS -> Trouble.TLS;
          default -> reply.map(Classification::turnedAway).orElse(Trouble.CONNECTION);
        };
    return new Unattempted(stage, trouble, why);
  }

  private static Outcome mail(Reply reply) {
    Trouble trouble =
        switch (reply.code()) {
          case 421 -> turnedAway(reply);
          case 503 -> Trouble.CONNECTION;
          case 530, 535 -> Trouble.CREDENTIALS;
          default ->
              switch (reply.code() / 100) {
                case 4 -> Trouble.THROTTLED;
                case 5 -> Trouble.EDITION;
                default -> Trouble.CONNECTION;
              };
        };
    return new Unattempted(Stage.MAIL, trouble, line(reply));
  }

  private static Outcome rcpt(Reply reply) {
    if (reply.code() == 421) {
      return new Unattempted(Stage.RCPT, turnedAway(reply), line(reply));
    }
    if (reply.code() == 452 && enhanced(reply, "4.5.3")) {
      return new Unattempted(Stage.RCPT, Trouble.THROTTLED, line(reply));
    }
    if (reply.code() == 530) {
      return new Unattempted(Stage.RCPT, Trouble.CREDENTIALS, line(reply));
    }
    if (reply.code() == 503 || reply.code() / 100 < 4) {
      return new Unattempted(Stage.RCPT, Trouble.CONNECTION, line(reply));
    }
    boolean full = reply.code() == 552 || enhanced(reply, "5.2.2");
    return reply.code() / 100 == 4 || full
        ? new Deferred(Stage.RCPT, reply)
        : new Refused(Stage.RCPT, reply, isHard(reply) ? Reason.MAILBOX : Reason.POLICY);
  }

  /** RFC 3463, 3.3; a 552 without an enhanced code says the same (RFC 5321, 4.2.3). */
  static boolean isMailboxFull(Reply reply) {
    Matcher code = ENHANCED.matcher(reply.text());
    return code.matches()
        ? code.group(2).equals("2") && code.group(3).equals("2")
        : reply.code() == 552;
  }

  /** Only what says that the mailbox is not there may ever suppress an address. */
  private static boolean isHard(Reply reply) {
    boolean mailboxCode = reply.code() == 550 || reply.code() == 551 || reply.code() == 553;
    Matcher code = ENHANCED.matcher(reply.text());
    return mailboxCode
        && (code.matches()
            ? code.group(1).equals("5") && code.group(2).equals("1")
            : !POLICY.matcher(reply.text()).find());
  }

  private static Outcome data(Reply reply) {
    if (reply.code() == 421 || reply.code() / 100 < 4 || reply.code() == 503) {
      return new Unattempted(Stage.DATA, Trouble.CONNECTION, line(reply));
    }
    return reply.code() / 100 == 4
        ? new Deferred(Stage.DATA, reply)
        : new Refused(Stage.DATA, reply, Reason.CONTENT);
  }

  private static Outcome dot(Reply reply) {
    return switch (reply.code() / 100) {
      case 2 -> new Accepted(reply);
      case 4 -> new Deferred(Stage.DOT, reply);
      case 5 -> new Refused(Stage.DOT, reply, Reason.CONTENT);
      default -> new Uncertain("nonsense after the dot: " + line(reply));
    };
  }

  /** The reply to the last chunk of a message (RFC 3030); it stands for the reply to the dot. */
  static Outcome chunk(Reply reply) {
    return reply.code() / 10 == 50
        ? new Unattempted(Stage.DATA, Trouble.CONNECTION, line(reply))
        : dot(reply);
  }

  /** Whether both sides still speak of the same message. */
  static boolean isInStep(Outcome outcome) {
    boolean lost =
        outcome instanceof Unattempted unattempted && unattempted.trouble() == Trouble.CONNECTION;
    return !lost && !(outcome instanceof Uncertain);
  }

  private static Trouble turnedAway(Reply reply) {
    return reply.code() / 100 == 4 && TOO_MANY.matcher(reply.text()).find()
        ? Trouble.TOO_MANY_CONNECTIONS
        : Trouble.CONNECTION;
  }

  private static boolean enhanced(Reply reply, String code) {
    Matcher matcher = ENHANCED.matcher(reply.text());
    return matcher.matches() && reply.text().toLowerCase(Locale.ROOT).startsWith(code);
  }

  private static String line(Reply reply) {
    return reply.code() + " " + reply.text();
  }
}
