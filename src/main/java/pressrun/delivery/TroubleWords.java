package pressrun.delivery;

import java.util.Optional;
import pressrun.classification.Reply;
import pressrun.classification.ReplyMeaning;
import pressrun.classification.ReplyTable;
import pressrun.classification.Stage;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;

/** Says what is wrong with a relay or an edition, and what to do where something can be done. */
final class TroubleWords {
  private static final String NOT_THE_READERS = "; your readers' addresses are not the problem. ";

  private TroubleWords() {}

  /** Tells of a relay in trouble. */
  static String of(String relay, Unattempted unattempted) {
    return "the mail server of relay " + relay + " " + trouble(unattempted) + said(unattempted);
  }

  private static String trouble(Unattempted unattempted) {
    return switch (unattempted.trouble()) {
      case ALLOWANCE ->
          "takes no more mail for now, because your allowance for an hour or a day is used up."
              + " Sending goes on by itself; a `rate` in the relay's settings keeps below the limit.";
      case SENDER ->
          "does not let you send for now" + NOT_THE_READERS + "It is tried again by itself.";
      case THROTTLED -> "wants mail more slowly, and gets it so. Nothing has to be done.";
      case TOO_MANY_CONNECTIONS ->
          "wants fewer connections, and gets fewer. Nothing has to be done.";
      case CREDENTIALS ->
          unattempted.stage() == Stage.AUTH
              ? "does not accept the login."
              : "does not let Pressrun in.";
      case TLS -> "has no encrypted connection that can be trusted.";
      default ->
          unattempted.stage() == Stage.CONNECT
              ? "cannot be reached or used."
              : "broke off in the middle (at " + unattempted.stage() + ").";
    };
  }

  /** Shows the server's own words, or those of what failed. */
  private static String said(Unattempted unattempted) {
    boolean own =
        unattempted.trouble() == Trouble.CONNECTION || unattempted.trouble() == Trouble.TLS;
    return own && unattempted.reply().isEmpty()
        ? " (" + unattempted.why() + ")"
        : said(unattempted.why());
  }

  static String said(String reply) {
    return " (The server said: " + reply + ")";
  }

  /**
   * Tells of an edition that the mail server takes from nobody or in no form.
   *
   * @param somebodyHasIt so that its sender stays as it is
   */
  static String paused(Edition edition, Unattempted why, boolean somebodyHasIt) {
    Optional<Reply> reply = why.reply();
    return edition.name()
        + " is paused. "
        + (reply.isPresent()
            ? aboutSender(edition, why.stage(), reply.get(), somebodyHasIt)
                + thenResume(edition)
                + said(why.why())
            : "It is too large for the mail server: " + why.why() + ". " + makeItSmaller(edition));
  }

  /** Says which of our names or permissions a refusal is about, and the key that mends it. */
  private static String aboutSender(
      Edition edition, Stage stage, Reply reply, boolean somebodyHasIt) {
    return switch (ReplyTable.shipped().meaning(stage, reply, edition.masthead().fromAddress())) {
      case HELO ->
          "The mail server does not accept the name by which Pressrun greets it"
              + NOT_THE_READERS
              + "Set `helo` of the relay in pressrun.yml to this machine's full name in the DNS";
      case RELAYING ->
          "The mail server does not pass on mail for you, perhaps because it wants a login"
              + NOT_THE_READERS
              + "Set `user` and `password` of the relay in pressrun.yml";
      case BLOCKED, SPAM ->
          "The mail server turns all of it away by a rule or a blocklist"
              + NOT_THE_READERS
              + "Ask whoever runs the mail server to let your mail through";
      case CONTENT ->
          "The mail server does not accept the message"
              + NOT_THE_READERS
              + "Ask whoever runs the mail server what it dislikes";
      default ->
          "The mail server does not let you send as "
              + edition.masthead().fromAddress()
              + NOT_THE_READERS
              + allowedSender(edition, somebodyHasIt);
    };
  }

  private static String allowedSender(Edition edition, boolean somebodyHasIt) {
    return somebodyHasIt
        ? "Ask whoever runs the mail server to allow that address; an edition that somebody has"
            + " received keeps its sender"
        : "Put an address that it allows under `sender: address` in newsletters/"
            + edition.slot().newsletter()
            + ".yml";
  }

  private static String makeItSmaller(Edition edition) {
    return "Set a smaller `max_articles` in newsletters/"
        + edition.slot().newsletter()
        + ".yml, give this edition up with pressrun editions cancel "
        + number(edition)
        + " and send the next one.";
  }

  /** Tells of an edition whose readers were refused one after the other. */
  static String refusedInARow(Edition edition, String reply) {
    return edition.name()
        + " is paused. The mail server refused it again and again, so your readers' addresses are"
        + " hardly the problem. Find out from the reply what it dislikes and mend that"
        + thenResume(edition)
        + " Whoever was refused is written to again."
        + said(reply);
  }

  /** Tells of an edition that ended with nobody having it. */
  static String refusedToAll(Edition edition) {
    return edition.name()
        + " is paused. The mail server refused it to every reader with the same words, so your readers'"
        + " addresses are hardly the problem. See the words: pressrun deliveries "
        + number(edition)
        + ". Mend what they name"
        + thenResume(edition);
  }

  private static String thenResume(Edition edition) {
    return ", then run: pressrun resume " + number(edition) + ".";
  }

  /** Names an edition as commands take it. */
  static String number(Edition edition) {
    return edition.slot().newsletter() + " --number " + edition.number();
  }

  /** Tells of an edition of which a part was refused by a policy. */
  static String refusedByPolicy(Edition edition, Refused refused) {
    return edition.name()
        + ": the mail server refused more than 2 % of the readers"
        + refusedFor(refused)
        + ". The others are written to; see who was refused: pressrun deliveries "
        + number(edition)
        + " --state failed."
        + said(refused.reply().code() + " " + refused.reply().text());
  }

  /** Says spam only of what the server calls spam. */
  private static String refusedFor(Refused refused) {
    ReplyMeaning meaning = ReplyTable.shipped().meaning(refused.stage(), refused.reply(), "");
    return switch (meaning) {
      case SPAM -> " as spam";
      case BLOCKED -> " by a rule or a blocklist";
      case FILTERED -> " by the readers' own rules";
      case INACTIVE -> " because their mailboxes are switched off";
      default -> "";
    };
  }

  /** Tells of a message that could not be made for one reader. */
  static String unmade(Edition edition, String why) {
    return edition.name()
        + ": a message could not be made: "
        + why
        + ". See for whom: pressrun deliveries "
        + number(edition)
        + " --state held. Mend what is named, then run: pressrun deliveries resolve --all --as resend"
        + " --newsletter "
        + number(edition)
        + ".";
  }
}
