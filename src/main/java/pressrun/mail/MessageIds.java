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
    String identity =
        issue.newsletter() + "/" + issue.cadence() + "/" + issue.number() + "/" + subscriber;
    String hash = tokens.hash(Purpose.MESSAGE_ID, identity).substring(0, DIGITS);
    return "<" + hash + "@" + Domains.of(issue.masthead().fromAddress()) + ">";
  }
}
