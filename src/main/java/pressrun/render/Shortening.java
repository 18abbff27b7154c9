package pressrun.render;

import java.text.BreakIterator;
import java.util.Locale;

/** Cuts an excerpt for a message that grew too large for mail programs. */
final class Shortening {
  /** Below this share of the room a sentence's end is too early: words are cut instead. */
  private static final double ENOUGH = 0.5;

  private Shortening() {}

  /** After a sentence when one ends in reach, else between words with an ellipsis. */
  static String shorten(String text, int limit, Locale language) {
    if (text.length() <= limit) {
      return text;
    }
    if (limit <= 0) {
      return "";
    }
    int sentence = before(BreakIterator.getSentenceInstance(language), text, limit);
    if (sentence >= limit * ENOUGH) {
      return text.substring(0, sentence).strip();
    }
    int word = before(BreakIterator.getLineInstance(language), text, limit);
    return word > 0 ? text.substring(0, word).strip() + "…" : "";
  }

  private static int before(BreakIterator breaks, String text, int limit) {
    breaks.setText(text);
    return breaks.preceding(limit + 1);
  }
}
