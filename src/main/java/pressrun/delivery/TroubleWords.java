package pressrun.delivery;

import pressrun.classification.Reply;
import pressrun.classification.ReplyMeaning;
import pressrun.classification.ReplyTable;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Unattempted;

/** Says in a clause what is wrong with a relay, and what to do where something can be done. */
final class TroubleWords {
  private TroubleWords() {}

  static String of(Unattempted unattempted) {
    return switch (unattempted.trouble()) {
      case ALLOWANCE ->
          " passes on no more for now, because its allowance is used up (a `rate` in the relay's"
              + " settings keeps below it)";
      case SENDER ->
          ": " + unattempted.reply().map(TroubleWords::aboutSender).orElse("the sender is refused");
      case THROTTLED -> " asks for less, and is given less";
      case TOO_MANY_CONNECTIONS -> " asks for fewer connections";
      default -> " is in trouble at " + unattempted.stage();
    };
  }

  /** Says which of our names or permissions a refusal is about, and the key that mends it. */
  static String aboutSender(Reply reply) {
    return switch (ReplyTable.shipped().meaning(Stage.RCPT, reply, "")) {
      case HELO ->
          "the relay does not like the name that Pressrun greets it with, which the relay's `helo`"
              + " sets, or this machine's name in DNS; no reader is to blame";
      case RELAYING ->
          "the relay passes on no mail for us, perhaps because it wants a login (`user`, `password`);"
              + " no reader is to blame";
      default ->
          "the relay refuses the sender, not the readers; the newsletter's `sender: address` must be"
              + " one that it lets you use";
    };
  }

  /** Says spam only of what the server calls spam. */
  static String refusedFor(Refused refused) {
    ReplyMeaning meaning = ReplyTable.shipped().meaning(refused.stage(), refused.reply(), "");
    return switch (meaning) {
      case SPAM -> " as spam";
      case BLOCKED -> " by a rule or a blocklist";
      case FILTERED -> " by the readers' own rules";
      case INACTIVE -> " because the mailboxes are switched off";
      default -> "";
    };
  }
}
