package pressrun.render;

import java.util.Locale;
import pressrun.selection.Cohort;

/**
 * The message of one cohort in one language, with slot marks for what is personal.
 *
 * @param html the whole page, CSS inlined
 * @param slotMark 32 random hexadecimal digits, drawn for this edition after its articles were
 *     written
 */
public record Typeset(
    String cohort, Locale language, String subject, String html, String text, String slotMark) {

  /** The cohort of who chose no topics. */
  public static final String EVERYBODY = Cohort.EVERYBODY.name();

  private static final String WHOLE = "whole/";

  /**
   * Where a cohort's articles stand at full length, for the web, if its mail has no room for all.
   */
  public static String whole(String cohort) {
    return WHOLE + cohort;
  }

  /** The same for another cohort. */
  Typeset of(String another) {
    return new Typeset(another, language, subject, html, text, slotMark);
  }
}
