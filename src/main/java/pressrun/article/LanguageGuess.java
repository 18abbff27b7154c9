package pressrun.article;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the language of a text by its script and, for Latin and Cyrillic, its {@link CommonWords}.
 */
final class LanguageGuess {
  private static final int LOOK_AT = 4000;

  private LanguageGuess() {}

  /** The language, when the text is long or clear enough to tell. */
  static Optional<Locale> of(String text) {
    String sample = text.length() > LOOK_AT ? text.substring(0, LOOK_AT) : text;
    if (surelyLatin(sample)) {
      return CommonWords.language(sample).map(Locale::forLanguageTag);
    }
    Map<UnicodeScript, Integer> scripts = scripts(sample);
    return scripts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .flatMap(most -> byScript(most.getKey(), scripts, sample))
        .map(Locale::forLanguageTag);
  }

  /** Whether there are more letters of ASCII than of all scripts that might have letters too. */
  private static boolean surelyLatin(String sample) {
    int latin = 0;
    int others = 0;
    char[] characters = sample.toCharArray();
    for (int at = 0; at < characters.length; at++) {
      if (characters[at] >= 0x80) {
        others++;
      } else if (CommonWords.letter(characters[at])) {
        latin++;
      }
    }
    return latin > others;
  }

  /** How many letters there are of each, counted by runs of one script. */
  private static Map<UnicodeScript, Integer> scripts(String sample) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    UnicodeScript current = UnicodeScript.LATIN;
    int run = 0;
    char[] characters = sample.toCharArray();
    for (int at = 0; at < characters.length; ) {
      int character =
          characters[at] < 0x80 ? characters[at] : Character.codePointAt(characters, at);
      if (CommonWords.letter(character)) {
        UnicodeScript script = script(character);
        if (script != current) {
          letters.merge(current, run, Integer::sum);
          current = script;
          run = 0;
        }
        run++;
      }
      at += Character.charCount(character);
    }
    letters.merge(current, run, Integer::sum);
    return letters;
  }

  private static UnicodeScript script(int letter) {
    return letter < 0x80 ? UnicodeScript.LATIN : UnicodeScript.of(letter);
  }

  private static Optional<String> byScript(
      UnicodeScript most, Map<UnicodeScript, Integer> scripts, String sample) {
    return switch (most) {
      case HANGUL -> Optional.of("ko");
      case HIRAGANA, KATAKANA -> Optional.of("ja");
      case HAN -> Optional.of(han(scripts));
      case ARABIC -> Optional.of(persian(sample) ? "fa" : "ar");
      case HEBREW -> Optional.of("he");
      case GREEK -> Optional.of("el");
      case THAI -> Optional.of("th");
      case DEVANAGARI -> Optional.of("hi");
      case LATIN, CYRILLIC -> CommonWords.language(sample);
      default -> Optional.empty();
    };
  }

  /** Japanese news is rich in Han characters but never without kana; so is Korean with Hangul. */
  private static String han(Map<UnicodeScript, Integer> scripts) {
    int all = scripts.getOrDefault(UnicodeScript.HAN, 0);
    int kana =
        scripts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + scripts.getOrDefault(UnicodeScript.KATAKANA, 0);
    int hangul = scripts.getOrDefault(UnicodeScript.HANGUL, 0);
    return kana * 12 > all ? "ja" : hangul * 4 > all ? "ko" : "zh";
  }

  private static boolean persian(String sample) {
    return sample.chars().filter(letter -> "پچژگ".indexOf(letter) >= 0).count() * 100
        > sample.length();
  }
}
