package pressrun.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words from outside made fit to be shown: one line, no control or bidi characters, not endless.
 */
public final class Printable {
  private static final int LONGEST = 300;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\s]+");

  private Printable() {}

  /** {@code text} may be what an exception of a library says, so it may be missing. */
  public static String line(@Nullable String text) {
    return text == null ? "no reason given" : shortened(text, LONGEST);
  }

  /** The same, cut after {@code longest} characters. */
  public static String shortened(String text, int longest) {
    String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest)) + "…";
  }
}
