package pressrun.article;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells languages by their commonest words. A word of up to seven letters is one number here, so
 * that words are told apart while a text is gone through, without a string for each.
 */
final class CommonWords {
  private static final int LONGEST = 7;

  /** In the order of which one counts where two have as many. */
  private static final List<Language> LANGUAGES =
      List.of(
          new Language(
              "de",
              "der die das und ist nicht mit von den für auf ein eine dem sich auch werden wird im zu"),
          new Language(
              "en",
              "the of and to in is was for that with on as by at from are this have said its"),
          new Language(
              "es", "el la los las de que y en un una por con para del se es su al como más"),
          new Language(
              "fr",
              "le la les des est et dans pour une un que qui sur pas avec au du par plus sont"),
          new Language(
              "it", "il la di che e è per un una con non sono del della le dei nel gli alla anche"),
          new Language(
              "nl", "de het een en van is dat op te in voor met zijn niet aan er ook als bij door"),
          new Language("pt", "o a os as de que e do da em um uma para com não por no na se dos"),
          new Language("ru", "и в не на что с по как это из к у за от для о его но он был"),
          new Language(
              "sv", "och att det som en på är av för med den till inte om ett har de var kan från"),
          new Language("uk", "і в не на що з та до як це за від для про його але він був у ще"));

  private static final Map<Long, Integer> SPOKEN = spoken();
  private static final long[] WORDS = SPOKEN.keySet().stream().mapToLong(w -> w).sorted().toArray();

  /** By word, a bit for each language in which it is common. */
  private static final int[] SPEAKERS = Arrays.stream(WORDS).mapToInt(SPOKEN::get).toArray();

  private final int[] hits = new int[LANGUAGES.size()];
  private int words;

  private CommonWords() {}

  private record Language(String tag, String words) {}

  /** The language of a text in which Latin or Cyrillic letters are most. */
  static Optional<String> language(String text) {
    CommonWords common = new CommonWords();
    common.count(small(text));
    int best = 0;
    for (int each = 1; each < common.hits.length; each++) {
      best = common.hits[each] > common.hits[best] ? each : best;
    }
    return common.enough(best) ? Optional.of(LANGUAGES.get(best).tag()) : Optional.empty();
  }

  private boolean enough(int language) {
    return hits[language] >= 2 && hits[language] * 20 >= words;
  }

  /** Only the capital İ becomes two characters. */
  private static char[] small(String text) {
    if (text.indexOf('İ') >= 0) {
      return text.toLowerCase(Locale.ROOT).toCharArray();
    }
    char[] small = text.toCharArray();
    for (int i = 0; i < small.length; i++) {
      char c = small[i];
      if (c >= 0x80) {
        small[i] = Character.toLowerCase(c);
      } else if (c >= 'A' && c <= 'Z') {
        small[i] = (char) (c | 0x20);
      }
    }
    return small;
  }

  /** What stands before the first word counts as one. */
  private void count(char[] text) {
    boolean inside = true;
    long word = 0;
    int length = 0;
    for (int at = 0; at < text.length; ) {
      int character = text[at] < 0x80 ? text[at] : Character.codePointAt(text, at);
      at += Character.charCount(character);
      if (letter(character)) {
        word = length < LONGEST ? word << 9 | code(character) : 0;
        length++;
        inside = true;
      } else if (inside) {
        ended(word, length);
        word = 0;
        length = 0;
        inside = false;
      }
    }
    if (inside && text.length > 0) {
      ended(word, length);
    }
  }

  private void ended(long word, int length) {
    words++;
    int place = length == 0 || length > LONGEST ? -1 : Arrays.binarySearch(WORDS, word);
    if (place >= 0) {
      for (int left = SPEAKERS[place]; left != 0; left &= left - 1) {
        hits[Integer.numberOfTrailingZeros(left)]++;
      }
    }
  }

  static boolean letter(int character) {
    return character < 0x80
        ? (character | 0x20) >= 'a' && (character | 0x20) <= 'z'
        : Character.isLetter(character);
  }

  /** Nine bits: ASCII and Latin-1, then Cyrillic; none of the words has any other letter. */
  private static int code(int letter) {
    boolean cyrillic = letter >= 0x400 && letter < 0x4FF;
    return letter < 0x100 ? letter : cyrillic ? letter - 0x300 : 0x1FF;
  }

  private static Map<Long, Integer> spoken() {
    Map<Long, Integer> spoken = new HashMap<>();
    for (int each = 0; each < LANGUAGES.size(); each++) {
      int bit = 1 << each;
      for (String word : LANGUAGES.get(each).words().split(" ", -1)) {
        long number = word.chars().asLongStream().reduce(0, (all, c) -> all << 9 | code((int) c));
        spoken.merge(number, bit, (some, more) -> some | more);
      }
    }
    return spoken;
  }
}
