package pressrun.selection;

import java.util.Arrays;

/**
 * A text as terms that can be compared in any script, without dictionaries: words cut to their
 * beginning where words are written apart, pairs of letters within Korean words and in scripts
 * without spaces (McNamee and Mayfield, "Character N-Gram Tokenization for European Language Text
 * Retrieval", 2004), and numbers. Used again and again by one thread.
 *
 * <p>A term is 30 bits of hash and two bits of {@link #weight}: little words say little.
 */
final class StoryTerms {
  /** What a word that says something weighs. */
  static final int WEIGHT = 10;

  private static final int[] WEIGHTS = {2, 5, WEIGHT, 15};
  private static final int SLIGHT = 0;
  private static final int HALF = 1;
  private static final int WHOLE = 2;
  private static final int STRONG = 3;

  private int[] terms = new int[96];
  private int size;
  private int[] numbers = new int[8];
  private int numberCount;
  private int[] days = new int[4];
  private int dayCount;
  private final TermSorter sorter = new TermSorter();

  static int weight(int term) {
    return WEIGHTS[term & 3];
  }

  static boolean says(int term) {
    return (term & 3) >= WHOLE;
  }

  static int identity(int term) {
    return term >>> 2;
  }

  void clear() {
    size = 0;
    numberCount = 0;
    dayCount = 0;
  }

  /** All that was read so far. */
  TermSet terms() {
    return sorter.set(terms, size);
  }

  TermSet numbers() {
    return sorter.set(numbers, numberCount);
  }

  TermSet days() {
    return sorter.set(days, dayCount);
  }

  void read(String text) {
    int at = 0;
    while (at < text.length()) {
      int end = runEnd(text, at);
      switch (Letters.kind(text.charAt(at))) {
        case DIGIT -> number(text, at, end);
        case WORD -> word(text, at, end);
        case HANGUL -> hangul(text, at, end);
        case UNSPACED -> pairs(text, at, end);
        default -> {}
      }
      at = end;
    }
  }

  private static int runEnd(String text, int from) {
    Letters.Kind kind = Letters.kind(text.charAt(from));
    int end = from + 1;
    while (end < text.length()) {
      Letters.Kind next = Letters.kind(text.charAt(end));
      if (next != kind && !(kind == Letters.Kind.DIGIT && joinsDigits(text, end))) {
        break;
      }
      end++;
    }
    return end;
  }

  /** 68.000 and 2,3 are one number each. */
  private static boolean joinsDigits(String text, int at) {
    char letter = text.charAt(at);
    return (letter == '.' || letter == ',')
        && at + 1 < text.length()
        && Letters.kind(text.charAt(at + 1)) == Letters.Kind.DIGIT;
  }

  private void number(String text, int from, int end) {
    long value = 7;
    int digits = 0;
    for (int i = from; i < end; i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit >= 0) {
        value = 10 * value + digit;
        digits++;
      }
    }
    boolean year = value >= 71900 && value < 72100;
    add(Long.hashCode(value), digits == 1 ? SLIGHT : digits == 2 || year ? WHOLE : STRONG);
    if (numberCount == numbers.length) {
      numbers = Arrays.copyOf(numbers, numberCount * 2);
    }
    numbers[numberCount++] = terms[size - 1];
  }

  private void word(String text, int from, int end) {
    int start = Letters.afterArticle(text, from, end);
    int stem = stem(text, start, end);
    int day = Weekdays.begins(stem) ? Weekdays.of(text.substring(start, end)) : 0;
    if (day > 0) {
      add(day, WHOLE);
      if (dayCount == days.length) {
        days = Arrays.copyOf(days, dayCount * 2);
      }
      days[dayCount++] = terms[size - 1];
      return;
    }
    int length = end - start + (Letters.terse(text.charAt(start)) ? 1 : 0);
    add(stem, length <= 3 ? SLIGHT : length == 4 ? HALF : WHOLE);
  }

  /** The hash of a word's beginning. */
  static int stem(String text, int start, int end) {
    int most = Letters.stem(text.charAt(start));
    int hash = 17;
    int letters = 0;
    for (int i = start; i < end && letters < most; i++) {
      int letter = Letters.folded(text.charAt(i));
      if (letter != 0) {
        hash = 31 * hash + letter;
        letters++;
      }
    }
    return hash;
  }

  /** The last pair of a Korean word is often half a particle. */
  private void hangul(String text, int from, int end) {
    if (end - from == 1) {
      add(text.charAt(from), SLIGHT);
    }
    for (int i = from; i + 1 < end; i++) {
      boolean tail = i + 2 == end && end - from > 2;
      add(31 * text.charAt(i) + text.charAt(i + 1), tail ? HALF : WHOLE);
    }
  }

  private void pairs(String text, int from, int end) {
    if (end - from == 1) {
      add(text.charAt(from), Letters.hiragana(text.charAt(from)) ? SLIGHT : HALF);
    }
    for (int i = from; i + 1 < end; i++) {
      char one = text.charAt(i);
      char two = text.charAt(i + 1);
      int soft = (Letters.hiragana(one) ? 1 : 0) + (Letters.hiragana(two) ? 1 : 0);
      add(31 * one + two, soft == 2 ? SLIGHT : soft == 1 ? HALF : WHOLE);
    }
  }

  private void add(int hash, int weight) {
    if (size == terms.length) {
      terms = Arrays.copyOf(terms, size * 2);
    }
    terms[size++] = mix(hash) << 2 | weight;
  }

  /** The finisher of MurmurHash3. */
  static int mix(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
