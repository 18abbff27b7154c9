package pressrun.article;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the language of a text by its script and, for Latin and Cyrillic, its commonest words. */
final class LanguageGuess {
  private static final int LOOK_AT = 4000;
  private static final Map<String, Set<String>> COMMON =
      Map.of(
          "en",
              words(
                  "the of and to in is was for that with on as by at from are this have said its"),
          "de",
              words(
                  "der die das und ist nicht mit von den für auf ein eine dem sich auch werden wird im zu"),
          "fr",
              words(
                  "le la les des est et dans pour une un que qui sur pas avec au du par plus sont"),
          "es", words("el la los las de que y en un una por con para del se es su al como más"),
          "it",
              words("il la di che e è per un una con non sono del della le dei nel gli alla anche"),
          "pt", words("o a os as de que e do da em um uma para com não por no na se dos"),
          "nl",
              words("de het een en van is dat op te in voor met zijn niet aan er ook als bij door"),
          "sv",
              words("och att det som en på är av för med den till inte om ett har de var kan från"),
          "ru", words("и в не на что с по как это из к у за от для о его но он был"),
          "uk", words("і в не на що з та до як це за від для про його але він був у ще"));

  private LanguageGuess() {}

  /** The language, when the text is long or clear enough to tell. */
  static Optional<Locale> of(String text) {
    String sample = text.length() > LOOK_AT ? text.substring(0, LOOK_AT) : text;
    Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
    sample
        .codePoints()
        .filter(Character::isLetter)
        .forEach(letter -> scripts.merge(UnicodeScript.of(letter), 1, Integer::sum));
    return scripts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .flatMap(most -> byScript(most.getKey(), scripts, sample))
        .map(Locale::forLanguageTag);
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
      case LATIN, CYRILLIC -> byWords(sample);
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

  private static Optional<String> byWords(String sample) {
    List<String> words =
        Arrays.stream(sample.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).toList();
    return COMMON.entrySet().stream()
        .map(language -> Map.entry(language.getKey(), hits(words, language.getValue())))
        .max(Comparator.comparingLong(Map.Entry::getValue))
        .filter(best -> best.getValue() >= 2 && best.getValue() * 20 >= words.size())
        .map(Map.Entry::getKey);
  }

  private static long hits(List<String> words, Set<String> common) {
    return words.stream().filter(common::contains).count();
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }
}
