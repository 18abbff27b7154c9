package pressrun.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import pressrun.newsletter.Rules;

/** Who is taken before whom, and who stands above whom. */
final class Precedence {
  private static final Comparator<Fitness> NEWEST =
      Comparator.comparing((Fitness each) -> each.article().story().published())
          .thenComparingLong(each -> each.article().id())
          .reversed();

  private Precedence() {}

  /** In the order in which they are offered a place. */
  static List<Fitness> taken(List<Fitness> candidates, Rules.Order order) {
    List<Fitness> sorted =
        candidates.parallelStream().map(Rank::of).sorted().map(Rank::fitness).toList();
    return order == Rules.Order.ROUND_ROBIN ? inTurns(sorted) : sorted;
  }

  /** What is compared of very many side by side, instead of strewn over all memory. */
  private record Rank(boolean pinned, int weight, long second, Fitness fitness)
      implements Comparable<Rank> {
    static Rank of(Fitness fitness) {
      return new Rank(fitness.pinned(), fitness.weight(), fitness.print().second(), fitness);
    }

    @Override
    public int compareTo(Rank other) {
      if (pinned != other.pinned) {
        return pinned ? -1 : 1;
      }
      int first = Integer.compare(other.weight, weight);
      int then = first != 0 ? first : Long.compare(other.second, second);
      return then != 0 ? then : NEWEST.compare(fitness, other.fitness);
    }
  }

  /** As they stand under one heading, of those that were taken in their order. */
  static List<Fitness> standing(List<Fitness> taken, Rules.Order order) {
    return switch (order) {
      case NEWEST -> pinsThen(taken, each -> sorted(each, NEWEST));
      case OLDEST -> pinsThen(taken, each -> sorted(each, NEWEST.reversed()));
      case WEIGHT -> taken;
      case ROUND_ROBIN -> inTurns(taken);
    };
  }

  private static List<Fitness> sorted(List<Fitness> each, Comparator<Fitness> first) {
    return each.stream().sorted(first).toList();
  }

  private static List<Fitness> inTurns(List<Fitness> each) {
    return pinsThen(each, Precedence::turns);
  }

  private static List<Fitness> pinsThen(List<Fitness> each, UnaryOperator<List<Fitness>> rest) {
    List<Fitness> all = new ArrayList<>(each.stream().filter(Fitness::pinned).toList());
    all.addAll(rest.apply(each.stream().filter(one -> !one.pinned()).toList()));
    return all;
  }

  private static List<Fitness> turns(List<Fitness> newestFirst) {
    Map<String, List<Fitness>> bySource = new LinkedHashMap<>();
    newestFirst.forEach(
        each ->
            bySource.computeIfAbsent(each.article().source(), key -> new ArrayList<>()).add(each));
    List<List<Fitness>> waiting = new ArrayList<>(bySource.values());
    List<Fitness> turns = new ArrayList<>(newestFirst.size());
    for (int round = 0; !waiting.isEmpty(); round++) {
      int turn = round;
      waiting.removeIf(own -> own.size() <= turn);
      waiting.forEach(own -> turns.add(own.get(turn)));
    }
    return turns;
  }
}
