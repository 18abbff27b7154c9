package pressrun.selection;

/** What kind of letter a character is, as far as comparing texts goes. */
final class Letters {
  private Letters() {}

  enum Kind {
    NONE,
    DIGIT,
    /** Of a script that writes words apart. */
    WORD,
    HANGUL,
    /** Of a script that does not. */
    UNSPACED
  }

  static Kind kind(char letter) {
    if (letter < 0x80) {
      return letter >= '0' && letter <= '9'
          ? Kind.DIGIT
          : (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z' ? Kind.WORD : Kind.NONE;
    }
    if (letter >= 0xac00 && letter <= 0xd7a3) {
      return Kind.HANGUL;
    }
    if (unspaced(letter)) {
      return Kind.UNSPACED;
    }
    if (Character.isDigit(letter)) {
      return Kind.DIGIT;
    }
    return Character.isLetter(letter) || mark(letter) ? Kind.WORD : Kind.NONE;
  }

  /** Chinese and Japanese, Thai, Lao, Burmese, Khmer, and letters beyond the first plane. */
  private static boolean unspaced(char letter) {
    return (between(letter, 0x3041, 0x30ff) && letter != 0x30fb)
        || between(letter, 0x3400, 0x9fff)
        || letter == 0x3005
        || (between(letter, 0x0e01, 0x0edf) && !Character.isDigit(letter))
        || between(letter, 0x1000, 0x109f)
        || between(letter, 0x1780, 0x17d3)
        || Character.isSurrogate(letter);
  }

  private static boolean between(char letter, int from, int to) {
    return letter >= from && letter <= to;
  }

  static boolean hiragana(char letter) {
    return letter >= 0x3041 && letter <= 0x309f;
  }

  /** Vowel signs that Arabic and Hebrew may leave out, and the dash that lengthens a word. */
  private static boolean mark(char letter) {
    return between(letter, 0x064b, 0x0652)
        || letter == 0x0640
        || between(letter, 0x0591, 0x05c7)
        || Character.getType(letter) == Character.NON_SPACING_MARK;
  }

  /** The same for all ways to write a letter; 0 for what does not count. */
  static int folded(char letter) {
    if (letter < 0x80) {
      return letter | 0x20;
    }
    return switch (letter) {
      case '\u0622', '\u0623', '\u0625' -> '\u0627';
      case '\u0649' -> '\u064a';
      case '\u0629' -> '\u0647';
      default -> mark(letter) ? 0 : Character.toLowerCase(letter);
    };
  }

  /** How many letters of a word are its stem, roughly. */
  static int stem(char letter) {
    return terse(letter) ? 5 : 6;
  }

  /** Arabic and Hebrew write no short vowels, so their words are shorter. */
  static boolean terse(char letter) {
    return letter >= 0x0590 && letter <= 0x06ff;
  }

  /** Where an Arabic word begins after its article and what is written together with it. */
  static int afterArticle(String text, int from, int end) {
    int at = from;
    if (end - at > 5
        && "\u0648\u0628\u0643\u0641".indexOf(text.charAt(at)) >= 0
        && al(text, at + 1)) {
      at++;
    }
    boolean lil = end - at > 4 && text.startsWith("\u0644\u0644", at);
    return lil || (end - at > 4 && al(text, at)) ? at + 2 : at;
  }

  private static boolean al(String text, int at) {
    return text.startsWith("\u0627\u0644", at);
  }
}
