package pressrun.source;

import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Guesses a charset by how much of the text is of the script that the charset is used for. */
final class CharsetGuess {
  private static final List<Script> SCRIPTS =
      List.of(
          new Script("x-windows-949", CharsetGuess::hangul, 0.5),
          new Script("windows-31j", CharsetGuess::kana, 0.25),
          new Script("EUC-JP", CharsetGuess::kana, 0.25),
          // Traditional and simplified text share few of their commonest characters.
          new Script("Big5", c -> "的是不我一有在人這中大來上國個到說們為子和".indexOf(c) >= 0, 0.05),
          new Script("GB18030", c -> "的一是不了在人有我他这中大来上国个到说们为".indexOf(c) >= 0, 0.05));

  /** One in so many characters outside ASCII may be broken; a guess has to fit better. */
  private static final int TOLERATED_AS_DECLARED = 8;

  private static final int TOLERATED_AS_GUESSED = 50;

  private CharsetGuess() {}

  private record Script(String charset, IntPredicate typical, double least) {}

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
    double share = foreign == 0 ? 0 : (double) typical / foreign;
    return fits(text, TOLERATED_AS_GUESSED) && share >= script.least()
        ? Optional.of(new Guess(text, share))
        : Optional.empty();
  }

  /** Whether a declared charset may be believed, by what it made of the bytes. */
  static boolean fits(String text) {
    return fits(text, TOLERATED_AS_DECLARED);
  }

  private static boolean fits(String text, int tolerated) {
    return text.chars().filter(c -> c == '\uFFFD').count() * tolerated <= foreign(text);
  }

  static long foreign(String text) {
    return text.chars().filter(c -> c > 0x7F).count();
  }

  private static boolean hangul(int c) {
    return c >= 0xAC00 && c <= 0xD7A3;
  }

  private static boolean kana(int c) {
    return c >= 0x3041 && c <= 0x30FE;
  }
}
