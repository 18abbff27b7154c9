package pressrun.selection;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Weekdays by their names: two reports of one event seldom differ in the day. */
final class Weekdays {
  private static final String[] LANGUAGES = {
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl", "cs", "ru", "uk", "tr", "ar",
    "he", "el", "fi", "hu", "id", "vi"
  };
  private static final Map<String, Integer> BY_NAME = names();
  private static final int HALF = 16;
  private static final int LOW = (1 << HALF) - 1;
  private static final BitSet BEGINNINGS = beginnings();

  private Weekdays() {}

  private static Map<String, Integer> names() {
    Map<String, Integer> names = new HashMap<>();
    for (String language : LANGUAGES) {
      Locale locale = Locale.forLanguageTag(language);
      for (DayOfWeek day : DayOfWeek.values()) {
        String name = day.getDisplayName(TextStyle.FULL, locale);
        names.put(evened(name.substring(name.startsWith("\u0627\u0644") ? 2 : 0)), day.getValue());
      }
    }
    return names;
  }

  private static BitSet beginnings() {
    BitSet beginnings = new BitSet(1 << HALF);
    for (String name : BY_NAME.keySet()) {
      int stem = StoryTerms.stem(name, 0, name.length());
      beginnings.set(stem & LOW);
      beginnings.set(stem >>> HALF);
    }
    return beginnings;
  }

  /** Whether some weekday may begin with this stem; saves looking at nearly every word. */
  static boolean begins(int stem) {
    return BEGINNINGS.get(stem & LOW) && BEGINNINGS.get(stem >>> HALF);
  }

  /** 1 to 7; 0 for any other word. */
  static int of(String word) {
    return word.length() < 4 || word.length() > 12 ? 0 : BY_NAME.getOrDefault(evened(word), 0);
  }

  private static String evened(String word) {
    return word.toLowerCase(Locale.ROOT).replace('\u0623', '\u0627').replace('\u0625', '\u0627');
  }
}
