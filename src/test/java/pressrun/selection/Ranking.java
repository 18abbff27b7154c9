package pressrun.selection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Judged pairs, the likeliest first; says how well the order parts the same from the different.
 *
 * @param pairs from the likeliest on
 */
public record Ranking(List<Judged> pairs) {

  /**
   * A pair with what was found and what is true.
   *
   * @param truth the greater, the more alike people found it
   */
  public record Judged(double likeness, double truth, boolean same) {}

  public static Ranking of(List<Judged> pairs) {
    return new Ranking(
        pairs.stream().sorted(Comparator.comparingDouble(Judged::likeness).reversed()).toList());
  }

  public long same() {
    return pairs.stream().filter(Judged::same).count();
  }

  /** Of those at the top that hold this share of the same ones. */
  public double precisionAt(double recall) {
    int found = 0;
    for (int looked = 1; looked <= pairs.size(); looked++) {
      found += pairs.get(looked - 1).same() ? 1 : 0;
      if (found >= recall * same()) {
        return (double) found / looked;
      }
    }
    return 0;
  }

  /** How often one of the same is likelier than one of the different; a draw counts half. */
  public double areaUnderCurve() {
    double[] ranks = ranks(Judged::likeness);
    double sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      sum += pairs.get(i).same() ? ranks[i] : 0;
    }
    double same = same();
    return (sum - same * (same + 1) / 2) / (same * (pairs.size() - same));
  }

  /** Spearman's rank correlation of what was found with what is true. */
  public double correlation() {
    double[] found = ranks(Judged::likeness);
    double[] truth = ranks(Judged::truth);
    double mean = (pairs.size() + 1) / 2.0;
    double both = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < found.length; i++) {
      both += (found[i] - mean) * (truth[i] - mean);
      one += (found[i] - mean) * (found[i] - mean);
      other += (truth[i] - mean) * (truth[i] - mean);
    }
    return both / Math.sqrt(one * other);
  }

  /** From 1 for the least; equals share the mean of their ranks. */
  private double[] ranks(ToDoubleFunction<Judged> value) {
    double[] values = pairs.stream().mapToDouble(value).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int below = 0;
      int equal = 0;
      for (double each : sorted) {
        below += each < values[i] ? 1 : 0;
        equal += each == values[i] ? 1 : 0;
      }
      ranks[i] = below + (equal + 1) / 2.0;
    }
    return ranks;
  }
}
