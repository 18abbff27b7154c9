package pressrun.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The word somebody most likely meant, by edits (Damerau 1964, without transpositions across gaps).
 */
public final class NearestWord {
  private NearestWord() {}

  /** Words that are further than a third of their letters away are no help. */
  public static Optional<String> of(String written, Collection<String> known) {
    String lower = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))))
        .filter(
            word ->
                distance(lower, word.toLowerCase(Locale.ROOT))
                    <= Math.max(2, Math.max(lower.length(), word.length()) / 3));
  }

  /** {@code ; did you mean "x"?}, or which there are. */
  public static String hint(String written, Collection<String> known) {
    return of(written, known)
        .map(word -> "; did you mean \"" + word + "\"?")
        .orElse("; there are: " + String.join(", ", known));
  }

  static int distance(String one, String other) {
    int[][] steps = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        steps[i][j] = i == 0 ? j : j == 0 ? i : cheapest(steps, one, other, i, j);
      }
    }
    return steps[one.length()][other.length()];
  }

  private static int cheapest(int[][] steps, String one, String other, int i, int j) {
    int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int best = Math.min(steps[i - 1][j - 1] + same, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
  }
}
