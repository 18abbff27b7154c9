package pressrun.mail;

import pressrun.secret.Purpose;
import pressrun.secret.Tokens;

/**
 * Message-IDs (RFC 5322, 3.6.4) that never change: the same for every attempt at one edition to one
 * subscriber, before and after the freeze.
 */
final class MessageIds {
  private static final int DIGITS = 40;

  private final Tokens tokens;

  MessageIds(Tokens tokens) {
    this.tokens = tokens;
  }

  /** With angle brackets. */
  String of(Issue issue, long subscriber) {
    return "<"
        + hash(issue, Long.toString(subscriber))
        + "@"
        + Domains.of(issue.masthead().fromAddress())
        + ">";
  }

  /** Of the parts of all messages of an edition; nobody without the key can write it into one. */
  String boundary(Issue issue) {
    return "pressrun-" + hash(issue, "boundary");
  }

  private String hash(Issue issue, String what) {
    String identity = issue.newsletter() + "/" + issue.cadence() + "/" + issue.number() + "/";
    return tokens.hash(Purpose.MESSAGE_ID, identity + what).substring(0, DIGITS);
  }
}
