package pressrun.classification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reply without what differs from message to message, so that two like replies are equal: its
 * code, its enhanced code, and its first words without the recipient, host names, numbers, dates
 * and session ids.
 */
public record ReplyFingerprint(String text) {
  /** A reply is cut off somewhere, and a long address moves that place. */
  private static final int MOST_WORDS = 20;

  private static final Pattern BLANK = Pattern.compile("\\s+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}]+");

  /** Anything with a digit, with an address in it, or with a dot, plus or colon inside. */
  private static final Pattern TOKEN =
      Pattern.compile("[0-9@]|::|\\p{L}[.+~^$%]\\p{L}|[+/=~-]{2}|=$|^[A-Za-z/+]{24,}$");

  /** Names of a cause with a dot inside, as Exchange writes them: RESOLVER.ADR.RecipNotFound. */
  private static final Pattern CAUSE =
      Pattern.compile("\\p{P}*[A-Z]{4,}(\\.\\p{L}+)+[:;,]?\\p{P}*");

  /** A word of one case, perhaps with a capital first, or some of them joined: NotFound. */
  private static final Pattern WORD =
      Pattern.compile(
          "\\p{Lu}{1,12}s?|(?:\\p{Lu}{0,4}+[\\p{Ll}\\p{Lo}\\p{M}\\p{Lm}]{2,}+)++|\\p{Lo}++|\\p{L}");

  /** Letters in a row that no language writes: a session id of small letters only. */
  private static final Pattern UNSPEAKABLE =
      Pattern.compile(
          "[bcdfghjklmnpqrstvwxz]{6}|q(?!u|$)|[jvwxz][bcdfgjkmpqtvxz]|[aeiouy]{5}|(.)\\1\\1|[bcdfgkmp][jqxz]",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> OF_DATES =
      Set.of(
          "mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec gmt utc am pm"
              .split(" "));

  /** Local parts that are words of many replies as well, and must not be struck out of them. */
  private static final Set<String> OF_REPLIES =
      Set.of(
          "user users mail mailbox mailboxes email account accounts address recipient sender reader"
              .concat(
                  " unknown local domain host server no not in the a of for this message news list")
              .concat(" access denied policy rejected refused error")
              .split(" "));

  /**
   * Takes the fingerprint of a reply.
   *
   * @param recipient the address that the reply may repeat, whole or in part
   */
  public static ReplyFingerprint of(Reply reply, String recipient) {
    String enhanced = ReplyWords.of(reply).enhanced().map(code -> " " + code).orElse("");
    Set<String> names = names(recipient);
    String words =
        BLANK
            .splitAsStream(ReplyWords.withoutNames(without(recipient, reply.text())))
            .filter(token -> !isToken(token))
            .flatMap(SIGNS::splitAsStream)
            .filter(ReplyFingerprint::isWord)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .filter(Predicate.not(names::contains).and(word -> !OF_DATES.contains(word)))
            .limit(MOST_WORDS)
            .map(word -> " " + word)
            .collect(Collectors.joining());
    return new ReplyFingerprint(reply.code() + enhanced + words);
  }

  /** Strikes out the address, and its local part where that is no word of many replies. */
  private static String without(String recipient, String text) {
    String local = recipient.substring(0, Math.max(0, recipient.lastIndexOf('@')));
    String rest = replaced(recipient, text);
    return local.isEmpty() || OF_REPLIES.contains(local.toLowerCase(Locale.ROOT))
        ? rest
        : replaced(local, rest);
  }

  private static String replaced(String name, String text) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text)
        .replaceAll(Matcher.quoteReplacement(" "));
  }

  /** Returns the parts of the recipient's domain that a reply may name alone. */
  private static Set<String> names(String recipient) {
    String domain = recipient.substring(recipient.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(SIGNS.split(domain))
        .filter(part -> part.length() > 3 && !OF_REPLIES.contains(part))
        .collect(Collectors.toSet());
  }

  private static boolean isToken(String token) {
    return TOKEN.matcher(token).find() && !CAUSE.matcher(token).matches();
  }

  private static boolean isWord(String word) {
    return WORD.matcher(word).matches()
        && word.length() > 1
        && (word.length() < 7 || !UNSPEAKABLE.matcher(word).find());
  }
}
