package pressrun.article;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
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

  private static final Map<String, List<String>> SPOKEN = spoken();

  private LanguageGuess() {}

  /** The language, when the text is long or clear enough to tell. */
  static Optional<Locale> of(String text) {
    String sample = text.length() > LOOK_AT ? text.substring(0, LOOK_AT) : text;
    Map<UnicodeScript, Integer> scripts = scripts(sample);
    return scripts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .flatMap(most -> byScript(most.getKey(), scripts, sample))
        .map(Locale::forLanguageTag);
  }

  /** How many letters there are of each, counted by runs of one script. */
  private static Map<UnicodeScript, Integer> scripts(String sample) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    UnicodeScript current = UnicodeScript.LATIN;
    int run = 0;
    for (int at = 0; at < sample.length(); ) {
      int character = sample.codePointAt(at);
      if (letter(character)) {
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

  private static boolean letter(int character) {
    return character < 0x80
        ? (character | 0x20) >= 'a' && (character | 0x20) <= 'z'
        : Character.isLetter(character);
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
    List<String> words = letterWords(sample.toLowerCase(Locale.ROOT));
    Map<String, Integer> hits = new HashMap<>();
    for (String word : words) {
      for (String language : SPOKEN.getOrDefault(word, List.of())) {
        hits.merge(language, 1, Integer::sum);
      }
    }
    return COMMON.keySet().stream()
        .max(
            Comparator.comparingInt((String language) -> hits.getOrDefault(language, 0))
                .thenComparing(Comparator.reverseOrder()))
        .filter(best -> enough(hits.getOrDefault(best, 0), words.size()));
  }

  private static boolean enough(int hits, int words) {
    return hits >= 2 && hits * 20 >= words;
  }

  /** What stands before the first word counts as one. */
  private static List<String> letterWords(String text) {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = run(text, at, true);
      words.add(text.substring(at, end));
      at = run(text, end, false);
    }
    return words;
  }

  private static int run(String text, int from, boolean letters) {
    int end = from;
    while (end < text.length() && letter(text.codePointAt(end)) == letters) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  /** By word, the languages in which it is common. */
  private static Map<String, List<String>> spoken() {
    Map<String, List<String>> spoken = new HashMap<>();
    COMMON.forEach(
        (language, words) ->
            words.forEach(
                word -> spoken.computeIfAbsent(word, key -> new ArrayList<>()).add(language)));
    return spoken;
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }
}
