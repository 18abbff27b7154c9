package pressrun.render;

import java.util.Locale;

/**
 * The message of one cohort in one language, with slot marks for what is personal.
 *
 * @param html the whole page, CSS inlined
 * @param slotMark 32 random hexadecimal digits, drawn for this edition after its articles were
 *     written
 */
public record Typeset(
    String cohort, Locale language, String subject, String html, String text, String slotMark) {

  /** The cohort of everybody, until topics make more. */
  public static final String EVERYBODY = "everybody";

  /** Every article at full length, for the web, where the mail has no room for all. */
  public static final String WHOLE = "whole";

  Typeset whole() {
    return new Typeset(WHOLE, language, subject, html, text, slotMark);
  }
}
