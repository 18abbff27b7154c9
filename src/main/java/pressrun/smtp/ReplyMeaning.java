package pressrun.smtp;

/** What a reply means: the stage decides, as the fault table in docs/delivery.md says. */
final class ReplyMeaning {
  private static final int CLOSING = 421;

  private ReplyMeaning() {}

  /** MAIL was not taken: the relay's or the sender's trouble, never the recipient's. */
  static Outcome mail(Reply reply) {
    return reply.permanentFailure()
        ? new Outcome.SenderRefused(reply)
        : new Outcome.Unattempted(Stage.MAIL, words(reply));
  }

  /** RCPT was not taken. */
  static Outcome rcpt(Reply reply) {
    boolean tooMany = reply.code() == 452 && reply.enhanced().equals("4.5.3");
    if (reply.code() == CLOSING || tooMany || reply.code() < 400) {
      return new Outcome.Unattempted(Stage.RCPT, words(reply));
    }
    boolean full = reply.code() == 552 || reply.enhanced().endsWith(".2.2");
    return reply.transientFailure() || full
        ? new Outcome.Deferred(Stage.RCPT, reply)
        : new Outcome.Refused(Stage.RCPT, reply);
  }

  /** DATA was not answered with 354. */
  static Outcome data(Reply reply) {
    if (reply.code() == CLOSING || reply.code() < 400) {
      return new Outcome.Unattempted(Stage.DATA, words(reply));
    }
    return reply.transientFailure()
        ? new Outcome.Deferred(Stage.DATA, reply)
        : new Outcome.Refused(Stage.DATA, reply);
  }

  /** The reply to the final dot. */
  static Outcome dot(Reply reply) {
    if (reply.positive()) {
      return new Outcome.Accepted(reply);
    }
    if (reply.transientFailure()) {
      return new Outcome.Deferred(Stage.DOT, reply);
    }
    return reply.permanentFailure()
        ? new Outcome.Refused(Stage.DOT, reply)
        : new Outcome.Uncertain("nonsense after the dot: " + words(reply));
  }

  private static String words(Reply reply) {
    return reply.code() + " " + reply.text();
  }
}
