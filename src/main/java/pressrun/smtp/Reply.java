package pressrun.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's reply (RFC 5321, 4.2).
 *
 * @param text without the code; printable, at most 300 characters
 */
public record Reply(int code, String text) {
  private static final int LONGEST = 300;
  private static final Pattern ENHANCED = Pattern.compile("^([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

  /** Reads what a server wrote; anything but a code of three digits becomes code 0. */
  static Reply parse(String written) {
    String printable = written.replaceAll("\\P{Print}+", " ").strip();
    boolean coded = printable.matches("[2-5][0-9]{2}([ -].*)?");
    int code = coded ? Integer.parseInt(printable.substring(0, 3)) : 0;
    String text = coded ? printable.substring(3).replaceFirst("^[ -]", "") : printable;
    return new Reply(code, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
  }

  public boolean positive() {
    return code >= 200 && code < 300;
  }

  public boolean transientFailure() {
    return code >= 400 && code < 500;
  }

  public boolean permanentFailure() {
    return code >= 500;
  }

  /** The enhanced status code (RFC 3463), such as {@code 5.1.1}; empty when there is none. */
  public String enhanced() {
    Matcher found = ENHANCED.matcher(text);
    return found.find() ? found.group(1) : "";
  }
}
