package pressrun.source;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of months, also as feeds have them that are not in English. */
final class Months {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "pt", "it", "nl", "ru", "uk", "pl", "cs", "sv", "da", "nb", "fi",
          "tr");
  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.SHORT, TextStyle.FULL, TextStyle.SHORT_STANDALONE, TextStyle.FULL_STANDALONE);
  private static final Map<String, Integer> NUMBERS = numbers();

  private Months() {}

  static Optional<Integer> number(String word) {
    return Optional.ofNullable(NUMBERS.get(evened(word)));
  }

  /** Of a word that means two months the one of the language named first is taken. */
  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (String language : LANGUAGES) {
      for (Month month : Month.values()) {
        for (TextStyle style : STYLES) {
          String word = month.getDisplayName(style, Locale.forLanguageTag(language));
          numbers.putIfAbsent(evened(word), month.getValue());
        }
      }
    }
    numbers.put("sept", 9);
    return Map.copyOf(numbers);
  }

  private static String evened(String word) {
    return word.toLowerCase(Locale.ROOT).replace(".", "");
  }
}
