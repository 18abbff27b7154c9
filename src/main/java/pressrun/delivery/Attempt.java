package pressrun.delivery;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * An attempt that failed or stayed uncertain.
 *
 * @param stage how far it came; empty when there was no message
 * @param reply what was said or what went wrong; printable
 */
public record Attempt(
    Instant ended, String relay, String outcome, String stage, OptionalInt code, String reply) {

  /** Returns what was said, with its code. */
  public String said() {
    return shown(code, reply);
  }

  static String shown(OptionalInt code, String text) {
    return code.isPresent() ? code.getAsInt() + " " + text : text;
  }
}
