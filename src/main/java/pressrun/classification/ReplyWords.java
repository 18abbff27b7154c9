package pressrun.classification;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a reply taken apart: the enhanced code (RFC 3463), and the words without addresses,
 * host names and links, which hold words like "spam" or "relay" that are not meant. The spelling is
 * made even, so that the table of replies needs each idea once: "email" for "e-mail", "does not"
 * for "doesn't", "Recipient Not Found" for "RecipientNotFound", spaces for hyphens.
 */
record ReplyWords(Optional<String> enhanced, String words) {
  private static final Pattern ENHANCED =
      Pattern.compile("(?<![0-9.])([245])\\.([0-9]{1,3})\\.([0-9]{1,3})(?![0-9]|\\.[0-9])");

  /** Links, addresses and host names; STOREDRV.Submission and the like name a cause instead. */
  private static final Pattern NAMES =
      Pattern.compile(
          "https?:\\S*|www\\.\\S+|(?<![^\\s<>()\\[\\]\"';,])[^\\s<>()\\[\\]\"';,]{1,100}@[^\\s<>()\\[\\]\"';,:]+"
              + "|(?<![\\w.-])(?!(?-i:[A-Z]{4,}\\.[A-Z]+[a-z.]))(?:[\\w-]{1,63}\\.){2,9}[\\w-]+"
              + "|(?<![\\w.-])[\\w-]{1,63}\\.(?:com|net|org|edu|gov|io|info|biz|eu|de|at|ch|fr|nl|be"
              + "|it|es|pl|se|no|dk|fi|uk|ru|jp|kr|cn|tw|br|in|test|example|local|lan|invalid)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Lists of bad senders, whose name in a host name or a link is the reason. */
  private static final Pattern BLOCKLIST =
      Pattern.compile(
          "(?<!\\S)\\S{0,80}?\\b(?:spamhaus|spamcop|sorbs|uribl|surbl|abuseat|senderscore|invaluement|dnsbl|rbl)\\.[a-z]\\S*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern IP =
      Pattern.compile("\\[?(?<![\\w.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![\\w.])]?");

  private static final Pattern EMAIL = Pattern.compile("\\be-mail", Pattern.CASE_INSENSITIVE);
  private static final Pattern MAILBOX =
      Pattern.compile("\\bmail[- ]box", Pattern.CASE_INSENSITIVE);

  private static final Pattern NOT =
      Pattern.compile("(?<=ca)n't\\b|(?<=can)not\\b|n[’`']t\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern JOINED =
      Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll}{2})");

  private static final Pattern BLANK = Pattern.compile("[\\s<>_/*|-]+");

  static ReplyWords of(Reply reply) {
    Matcher code = ENHANCED.matcher(reply.text());
    Optional<String> enhanced = code.find() ? Optional.of(code.group()) : Optional.empty();
    return new ReplyWords(enhanced, evened(withoutNames(reply.text())));
  }

  /** Strikes out enhanced codes, links, addresses and host names. */
  static String withoutNames(String text) {
    String rest = ENHANCED.matcher(text).replaceAll(" ");
    rest = BLOCKLIST.matcher(rest).replaceAll(" blocklist ");
    rest = IP.matcher(rest).replaceAll(" IP ");
    return NAMES.matcher(rest).replaceAll(" ");
  }

  private static String evened(String words) {
    String even = EMAIL.matcher(words).replaceAll("email");
    even = MAILBOX.matcher(even).replaceAll("mailbox");
    even = NOT.matcher(even).replaceAll(" not").replace("ca not", "can not");
    even = JOINED.matcher(even).replaceAll(" ");
    return BLANK.matcher(even).replaceAll(" ").strip();
  }
}
