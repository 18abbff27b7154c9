package bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import pressrun.article.Article;
import pressrun.newsletter.Rules;
import pressrun.selection.Selection;
import pressrun.selection.Selector;
import pressrun.selection.Verdict;

/** How long choosing from very many candidates takes, with near-duplicates found among all. */
public final class Select {
  private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final String HELP =
      """
      --candidates N  articles to choose from (100000)
      --rounds N      of which the median is told (5)""";

  private Select() {}

  public static void main(String[] arguments) {
    Options options = Options.read(arguments, HELP);
    int count = options.number("candidates", 100_000);
    int rounds = options.number("rounds", 5);
    List<Article> candidates = new MadeUpNews(NOW).articles(count);
    System.out.printf("%,d candidates, %d rounds%n%n", count, rounds);
    System.out.println("| rules | first s | median s | worst s | CPU s | chosen | retold ones found | wrongly taken for one |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    measure("30 places, the rest waits", rules(30, Rules.Overflow.WAIT), candidates, rounds);
    measure("30 places, the rest is counted", rules(30, Rules.Overflow.MENTION), candidates, rounds);
    measure("a place for all", rules(count, Rules.Overflow.WAIT), candidates, rounds);
  }

  private static void measure(String name, Rules rules, List<Article> candidates, int rounds) {
    double[] seconds = new double[rounds + 1];
    double[] busy = new double[rounds + 1];
    Selection selection = Selection.NOTHING;
    for (int round = 0; round <= rounds; round++) {
      long begin = System.nanoTime();
      long used = PROCESS.getProcessCpuTime();
      selection = Selector.select(candidates, rules, Function.identity(), NOW);
      seconds[round] = (System.nanoTime() - begin) / 1e9;
      busy[round] = (PROCESS.getProcessCpuTime() - used) / 1e9;
    }
    double[] work = Arrays.copyOfRange(busy, 1, rounds + 1);
    Arrays.sort(work);
    double[] warm = Arrays.copyOfRange(seconds, 1, rounds + 1);
    Arrays.sort(warm);
    List<Verdict> same =
        selection.verdicts().stream()
            .filter(verdict -> verdict.reason() == Verdict.Reason.SAME_STORY)
            .toList();
    long wrong = same.stream().filter(verdict -> !right(verdict)).count();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f | %,d | %,d of %,d | %,d |%n",
        name,
        seconds[0],
        warm[rounds / 2],
        warm[rounds - 1],
        work[rounds / 2],
        selection.size(),
        same.size() - wrong,
        retold(selection),
        wrong);
  }

  private static boolean right(Verdict verdict) {
    return verdict.other().filter(other -> other.key().equals(verdict.article().key())).isPresent();
  }

  /** Of the stories that got a place, those told by others too. */
  private static long retold(Selection selection) {
    var shown = selection.articles().stream().map(Article::key).collect(Collectors.toSet());
    return selection.verdicts().stream()
        .map(Verdict::article)
        .filter(article -> shown.contains(article.key()))
        .count()
        - shown.size();
  }

  private static Rules rules(int places, Rules.Overflow overflow) {
    return new Rules(
        1,
        Optional.empty(),
        places,
        places,
        Duration.ofDays(14),
        Duration.ZERO,
        overflow,
        Rules.Order.NEWEST,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
