package pressrun.source;

import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Guesses a charset by how much of the text is of the script that the charset is used for. */
final class CharsetGuess {
  /**
   * Of each charset the commonest characters, and which share of the text outside ASCII they make
   * in what is really written in it. Traditional and simplified Chinese share few of them; the same
   * Cyrillic bytes are lower case in one charset and upper case in the other.
   */
  private static final List<Script> SCRIPTS =
      List.of(
          new Script("x-windows-949", among("이다의는을를에한가지로서고기하사대자인과도시"), 0.30),
          new Script("windows-31j", CharsetGuess::kana, 0.5),
          new Script("EUC-JP", CharsetGuess::kana, 0.5),
          new Script("Big5", among("的是不我一有在人這中大來上國個到說們為子和新年日月會時"), 0.12),
          new Script("GB18030", among("的一是不了在人有我他这中大来上国个到说们为新年日月会时"), 0.12),
          new Script("KOI8-R", among("оеаинтсрвлкмдпу"), 0.7),
          new Script("windows-1251", among("оеаинтсрвлкмдпу"), 0.7),
          new Script("TIS-620", among("านรอกเงมยลวดทตสะปบคหแจพชขใไโผซ่้ิีุูั็์"), 0.85),
          new Script("windows-1255", among("יוהלאמרתבשנ"), 0.65),
          new Script("windows-1253", among("αοιετσνηυρπκμλςάόέίή"), 0.75),
          new Script("windows-1256", among("اليمنوترسبعد"), 0.65));

  /** A guess has to have at least this part of what it would have if it were right. */
  private static final double LIKELY = 0.4;

  /** One in so many characters outside ASCII may be broken; a guess has to fit better. */
  private static final int TOLERATED_AS_DECLARED = 8;

  private static final int TOLERATED_AS_GUESSED = 50;

  private CharsetGuess() {}

  private record Script(String charset, IntPredicate typical, double usual) {}

  private record Guess(String text, double share) {}

  static String decode(byte[] bytes) {
    return SCRIPTS.stream()
        .flatMap(script -> judged(bytes, script).stream())
        .max(Comparator.comparingDouble(Guess::share))
        .map(Guess::text)
        .orElseGet(() -> new String(bytes, Charset.forName("windows-1252")));
  }

  private static Optional<Guess> judged(byte[] bytes, Script script) {
    String text = new String(bytes, Charset.forName(script.charset()));
    long foreign = foreign(text);
    long typical = text.chars().filter(script.typical()).count();
    double share = foreign == 0 ? 0 : Math.min(1, typical / (foreign * script.usual()));
    return fits(text, TOLERATED_AS_GUESSED) && share >= LIKELY && inWordsOfItsOwn(text)
        ? Optional.of(new Guess(text, share))
        : Optional.empty();
  }

  /** What is foreign inside words of ASCII letters is an accent, and the text Western European. */
  private static boolean inWordsOfItsOwn(String text) {
    int letters = 0;
    int inside = 0;
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        letters++;
        boolean after = Character.isLetter(text.charAt(i - 1)) && text.charAt(i - 1) <= 0x7F;
        inside += after ? 1 : 0;
      }
    }
    return inside * 4 < letters;
  }

  /** Whether a declared charset may be believed, by what it made of the bytes. */
  static boolean fits(String text) {
    return fits(text, TOLERATED_AS_DECLARED);
  }

  private static boolean fits(String text, int tolerated) {
    return text.chars().filter(c -> c == '\uFFFD').count() * tolerated <= foreign(text);
  }

  static long foreign(String text) {
    return foreign(text, Long.MAX_VALUE);
  }

  /** Counted up to the limit. */
  static long foreign(String text, long limit) {
    long foreign = 0;
    for (int i = 0; i < text.length() && foreign < limit; i++) {
      foreign += text.charAt(i) > 0x7F ? 1 : 0;
    }
    return foreign;
  }

  private static IntPredicate among(String commonest) {
    return c -> commonest.indexOf(c) >= 0;
  }

  private static boolean kana(int c) {
    return c >= 0x3041 && c <= 0x30FE;
  }
}
