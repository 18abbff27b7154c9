package pressrun.article;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Text from outside, made harmless and even: one line, no markup, no invisible characters. */
final class PlainText {
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,500}>");

  /** What is escaped twice is meant as a tag where it is one that people use in texts. */
  private static final Pattern TWICE =
      Pattern.compile(
          "</?(?:b|i|u|em|strong|span|font|br|p|div|a|sub|sup|small|mark|img|"
              + "script|style|iframe|svg|math|object|embed|form|input|link|meta|base|video|audio)(?:[\\s/][^<>]{0,500})?/?>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CODE =
      Pattern.compile("<(?:script|style)[\\s/>]", Pattern.CASE_INSENSITIVE);

  private static final Pattern CODE_END =
      Pattern.compile("</(?:script|style)[\\s>]", Pattern.CASE_INSENSITIVE);

  private PlainText() {}

  /**
   * Drops tags, decodes entities once, drops what cannot be seen, and makes all white space single.
   */
  static String ofMarkup(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return of(text);
    }
    String bare = TAG.matcher(withoutCode(text)).replaceAll(" ");
    return of(TWICE.matcher(Parser.unescapeEntities(bare, false)).replaceAll(" "));
  }

  /** What stands in a script is no words; one that never ends is only spoken of. */
  private static String withoutCode(String text) {
    Matcher code = CODE.matcher(text);
    Matcher codeEnd = CODE_END.matcher(text);
    StringBuilder words = new StringBuilder();
    int kept = 0;
    while (code.find(kept) && codeEnd.find(code.end())) {
      words.append(text, kept, code.start());
      kept = codeEnd.start();
    }
    return words.append(text, kept, text.length()).toString();
  }

  /** Drops what cannot be seen and makes all white space single. */
  static String of(String text) {
    char[] given = text.toCharArray();
    char[] visible = new char[given.length];
    int length = 0;
    boolean space = false;
    boolean composed = true;
    for (int i = 0; i < given.length; ) {
      int character = given[i] < 0x7f ? given[i] : Character.codePointAt(given, i);
      i += Character.charCount(character);
      boolean plain = character > ' ' && character < 0x7f;
      if (!plain && (Character.isWhitespace(character) || Character.isSpaceChar(character))) {
        space = length > 0;
      } else if (plain || !invisible(character)) {
        if (space) {
          visible[length++] = ' ';
          space = false;
        }
        length += Character.toChars(character, visible, length);
        composed &= plain || composed(character);
      }
    }
    String kept = new String(visible, 0, length);
    return composed ? kept : Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  /** Whether texts of nothing but such characters are in NFC; of others it has to be looked up. */
  private static boolean composed(int character) {
    return character < 0x300
        || (character >= 0x2010 && character <= 0x2027)
        || (character >= 0x4E00 && character <= 0x9FFF)
        || (character >= 0xAC00 && character <= 0xD7A3);
  }

  /** Controls, bidirectional overrides, zero-width characters, lone surrogates, private use. */
  private static boolean invisible(int character) {
    int type = Character.getType(character);
    boolean joiner = character == 0x200C || character == 0x200D;
    return type == Character.CONTROL
        || (type == Character.FORMAT && !joiner)
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED;
  }

  /**
   * At most {@code limit} characters, cut between words, with an ellipsis where something was cut.
   */
  static String shorten(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = text.lastIndexOf(' ', limit - 1);
    int cut = end > limit / 2 ? end : limit - 1;
    if (Character.isHighSurrogate(text.charAt(cut - 1))) {
      cut--;
    }
    return text.substring(0, cut).stripTrailing() + "…";
  }
}
