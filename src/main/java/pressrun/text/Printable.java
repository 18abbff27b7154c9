package pressrun.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes words from outside fit to be shown: one line, no control, bidi or invisible characters, no
 * logins of addresses, not endless. Terminal and log show nothing that did not go through here.
 */
public final class Printable {
  private static final int LONGEST = 300;

  /** Of a value on the terminal or in the log, which may be a list. */
  private static final int LONGEST_VALUE = 10_000;

  /** An address of JDBC whose password holds a slash is read to its last @. */
  private static final Pattern LOGIN =
      Pattern.compile("(?i)(?<=jdbc:[a-z]{1,20}:)//[^\\s\"“”]*@|//[^\\s/?#\"“”<>]*@");

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(?<=[?&;](?:pass|passwd|password|pwd|sslpassword|user|key|hexkey|token"
              + "|access_token|api_key|apikey|auth|secret|sig|signature)=)[^&;\\s\"“”<>]+");

  /** Joiners, soft hyphens and other characters without a width; words stay whole without them. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}&&[^\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]]+");

  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\s]+");

  /** The same but for blanks and line feeds, which a text of several lines needs. */
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

  /** Format characters that no name needs; the joiners of Persian and of emojis it does. */
  private static final Pattern DECEIVING = Pattern.compile("[\\p{Cf}&&[^\\u200C\\u200D]]");

  private Printable() {}

  /** {@code text} may be what an exception of a library says, so it may be missing. */
  public static String line(@Nullable String text) {
    return text == null ? "no reason given" : shortened(text, LONGEST);
  }

  /** The same, cut after {@code longest} characters. */
  public static String shortened(String text, int longest) {
    String seen = INVISIBLE.matcher(withoutLogin(text)).replaceAll("");
    String line = UNPRINTABLE.matcher(seen).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest)) + "…";
  }

  /** Without names and passwords that stand in addresses, such as {@code //user:password@host}. */
  public static String withoutLogin(String text) {
    String hidden =
        text.contains("//") && text.indexOf('@') >= 0
            ? LOGIN.matcher(text).replaceAll("//…@")
            : text;
    return hidden.indexOf('=') >= 0 ? SECRET.matcher(hidden).replaceAll("…") : hidden;
  }

  /** A text of several lines, whose blanks and length stay, without what a terminal obeys. */
  public static String lines(String text) {
    return visible(withoutLogin(text));
  }

  /** A value in a line of ours: its blanks stay, its line ends and what is too much of it go. */
  public static String value(String text) {
    String cut =
        text.length() <= LONGEST_VALUE
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE / 2)) + "…";
    return lines(cut).replace('\n', ' ').replace('\t', ' ');
  }

  /** A person's name: without what turns the direction of a line, or is there to deceive. */
  public static String name(String text) {
    return isPlain(text) ? text : DECEIVING.matcher(text).replaceAll("");
  }

  private static String visible(String text) {
    return isPlain(text)
        ? text
        : UNSAFE.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ");
  }

  /** JSON, whose strings keep every character, such as \u005Cu001b, without showing it. */
  public static String json(String json) {
    return isPlain(json)
        ? withoutLogin(json)
        : UNSAFE
            .matcher(withoutLogin(json))
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
