package pressrun.classification;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A reply without what differs from message to message, so that two like replies are equal: its
 * code, its enhanced code, and its words without addresses, host names, numbers and session ids.
 */
public record ReplyFingerprint(String text) {
  /** A run of letters, digits and signs that a token may have. */
  private static final Pattern TOKEN = Pattern.compile("[^\\s\"'()\\[\\]{}<>,;:=|/]+");

  /** A capital behind a small letter in the middle of a word. */
  private static final Pattern MIXED = Pattern.compile("\\p{Ll}\\p{Lu}|\\p{Lu}{2}\\p{Ll}");

  private static final Pattern EDGES = Pattern.compile("^[\\p{P}\\p{S}]+|[\\p{P}\\p{S}]+$");

  /**
   * Takes the fingerprint of a reply.
   *
   * @param recipient the address that the reply may repeat, whole or in part
   */
  public static ReplyFingerprint of(Reply reply, String recipient) {
    String address = recipient.toLowerCase(Locale.ROOT);
    String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
    ReplyWords said = ReplyWords.of(reply);
    StringBuilder text = new StringBuilder().append(reply.code());
    said.enhanced().ifPresent(code -> text.append(' ').append(code));
    TOKEN
        .matcher(said.words())
        .results()
        .map(token -> EDGES.matcher(token.group()).replaceAll(""))
        .filter(ReplyFingerprint::isWord)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !word.equals(local))
        .forEach(word -> text.append(' ').append(word));
    return new ReplyFingerprint(text.toString());
  }

  private static boolean isWord(String token) {
    return !token.isEmpty()
        && token.chars().noneMatch(Character::isDigit)
        && token.indexOf('@') < 0
        && !MIXED.matcher(token).find();
  }
}
