package pressrun.classification;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a reply taken apart: the enhanced code (RFC 3463), and the words without addresses,
 * host names and links, which hold words like "spam" or "relay" that are not meant.
 */
record ReplyWords(Optional<String> enhanced, String words) {
  private static final Pattern ENHANCED =
      Pattern.compile("(?<![0-9.])([245])\\.([0-9]{1,3})\\.([0-9]{1,3})(?![0-9]|\\.[0-9])");

  private static final Pattern NAMES =
      Pattern.compile(
          "https?://\\S+|www\\.\\S+|<[^<>\\s]*>|\\S+@\\S+"
              + "|(?<![\\w-])(?:[\\w-]+\\.){2,}[\\w-]+"
              + "|(?<![\\w-])[\\w-]+\\.(?:com|net|org|edu|gov|io|info|biz|eu|de|at|ch|fr|nl|be|it"
              + "|es|pl|se|no|dk|fi|uk|ru|jp|kr|cn|tw|br|in|test|example|local|lan|invalid)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BLANK = Pattern.compile("\\s+");

  static ReplyWords of(Reply reply) {
    Matcher code = ENHANCED.matcher(reply.text());
    Optional<String> enhanced = code.find() ? Optional.of(code.group()) : Optional.empty();
    String plain = ENHANCED.matcher(reply.text()).replaceAll(" ");
    String words = NAMES.matcher(plain).replaceAll(" ");
    return new ReplyWords(enhanced, BLANK.matcher(words).replaceAll(" ").strip());
  }
}
