package bench.quality;

import bench.quality.Corpus.Halves;
import bench.quality.Scores.Kind;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores reading and cleaning against corpora that others made, and prints one table. */
public final class Quality {
  private static final List<Kind> NAMED =
      List.of(
          Kind.READ, Kind.ENTRIES, Kind.TITLES, Kind.LINKS, Kind.DATES, Kind.AUTHORS,
          Kind.CHARSETS);

  private Quality() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> given = List.of(arguments);
    String folder = after(given, "--corpora", System.getenv().getOrDefault("CORPORA", ""));
    if (given.contains("--help") || folder.isEmpty()) {
      out.println(
          "bench/run quality --corpora DIR [--misses worked|unseen|all] [--only CORPUS]\n"
              + "  Scores how feeds, lists, pages and addresses are read and cleaned, against what\n"
              + "  the origins of the corpora in DIR (or $CORPORA) expect; prints the table.");
      return;
    }
    Map<String, Halves> all = new LinkedHashMap<>();
    try (FeedServer server = new FeedServer()) {
      for (Map.Entry<String, Judge> judge : judges(server).entrySet()) {
        Path corpus = Path.of(folder, judge.getKey());
        boolean asked =
            Arrays.stream(after(given, "--only", "").split(",")).anyMatch(judge.getKey()::contains);
        if (asked && Files.isDirectory(corpus)) {
          Halves halves = Halves.of(judge.getKey());
          judge.getValue().judge(new Corpus(corpus), halves);
          all.put(judge.getKey(), halves);
        }
      }
    }
    print(out, all);
    misses(out, all, after(given, "--misses", "none"));
  }

  /** Reads a corpus and says how each of its cases did. */
  interface Judge {
    void judge(Corpus corpus, Halves halves) throws Exception;
  }

  private static Map<String, Judge> judges(FeedServer server) {
    Map<String, Judge> judges = new LinkedHashMap<>();
    judges.put("feeds-feedparser", new FeedparserCases(server));
    judges.put("feeds-w3c-validator", new ValidatorCases(server));
    judges.put("feeds-gofeed", new GofeedCases(server));
    judges.put("feeds-realworld", new RealFeeds(server));
    judges.put("opml-sitemaps", new OpmlCases());
    judges.put("ko-boilerplate", new FurnitureCases());
    judges.put("articles-trafilatura", new PageCases());
    judges.put("articles-fundus-i18n", new PageCases());
    judges.put("sanitize-dompurify", new HostileCases());
    judges.put("urls", new AddressCases());
    return judges;
  }

  private static String after(List<String> given, String option, String otherwise) {
    int at = given.indexOf(option);
    return at < 0 || at + 1 >= given.size() ? otherwise : given.get(at + 1);
  }

  private static void print(PrintStream out, Map<String, Halves> all) {
    out.println(
        "| corpus | half | cases | read | entries | titles | links | dates | authors | charsets |"
            + " other | score |");
    out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    all.forEach(
        (name, halves) -> {
          row(out, name, "worked on", halves.worked());
          row(out, name, "unseen", halves.unseen());
          row(out, name, "both", halves.both(name));
        });
  }

  private static void row(PrintStream out, String name, String half, Scores scores) {
    List<String> cells = new ArrayList<>(List.of(name, half, String.valueOf(scores.cases())));
    NAMED.forEach(kind -> cells.add(scores.of(kind)));
    cells.add(scores.others(NAMED));
    cells.add(scores.percent());
    out.println("| " + String.join(" | ", cells) + " |");
  }

  private static void misses(PrintStream out, Map<String, Halves> all, String which) {
    all.values()
        .forEach(
            halves -> {
              if (which.equals("worked") || which.equals("all")) {
                halves.worked().misses().forEach(out::println);
              }
              if (which.equals("unseen") || which.equals("all")) {
                halves.unseen().misses().forEach(out::println);
              }
            });
  }
}
