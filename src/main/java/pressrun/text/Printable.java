package pressrun.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes words from outside fit to be shown: one line, no control, bidi or invisible characters, not
 * endless. Terminal and log show nothing that did not go through here.
 */
public final class Printable {
  private static final int LONGEST = 300;

  /** Joiners, soft hyphens and other characters without a width; words stay whole without them. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}&&[^\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]]+");

  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\s]+");

  /** The same but for blanks and line feeds, which a text of several lines needs. */
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

  private Printable() {}

  /** {@code text} may be what an exception of a library says, so it may be missing. */
  public static String line(@Nullable String text) {
    return text == null ? "no reason given" : shortened(text, LONGEST);
  }

  /** The same, cut after {@code longest} characters. */
  public static String shortened(String text, int longest) {
    String seen = INVISIBLE.matcher(text).replaceAll("");
    String line = UNPRINTABLE.matcher(seen).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest)) + "…";
  }

  /** A text of several lines, whose blanks and length stay, without what a terminal obeys. */
  public static String lines(String text) {
    return isPlain(text)
        ? text
        : UNSAFE.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ");
  }

  /** JSON, whose strings keep every character, such as \u005Cu001b, without showing it. */
  public static String json(String json) {
    return isPlain(json)
        ? json
        : UNSAFE
            .matcher(json)
            .replaceAll(
                found ->
                    found
                        .group()
                        .chars()
                        .mapToObj(c -> String.format("\\\\u%04x", c))
                        .reduce("", String::concat));
  }

  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c > '~' || (c < ' ' && c != '\n' && c != '\t')) {
        return false;
      }
    }
    return true;
  }
}
