package bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pressrun.article.ArticleFactory;
import pressrun.http.GuardedClient;
import pressrun.http.HttpSettings;
import pressrun.source.Entry;
import pressrun.source.FeedSource;
import pressrun.source.ReadOutcome;
import pressrun.source.SourceReader;

/** Feeds in files, parsed on one thread, and parsed and cleaned; by the CPU it takes. */
final class ParsingSpeed {
  private static final List<String> NAMES = List.of("RSS", "Atom", "JSON Feed");
  private static final double SECONDS = 1;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ParsingSpeed() {}

  static void print(int items, int rounds) throws IOException {
    Path folder = Files.createTempDirectory("pressrun-parsing");
    System.out.println("| feed | KB | parsed MB/s | parsed and cleaned MB/s |\n|---|---|---|---|");
    try (GuardedClient client = new GuardedClient(HttpSettings.defaults())) {
      SourceReader reader = new SourceReader(client, Clock.systemUTC());
      for (int format = 0; format < MadeUpFeed.FORMATS; format++) {
        Path file = Files.writeString(folder.resolve("feed"), MadeUpFeed.of(format, 1, items));
        FeedSource source = new FeedSource("Feed", "feed", new FeedSource.Local(file));
        double size = Files.size(file) / 1e6;
        System.out.printf(
            "| %s | %.0f | %.0f | %.0f |%n",
            NAMES.get(format),
            size * 1e3,
            size * rate(() -> parsed(reader, source, items), rounds),
            size * rate(() -> clean(parsed(reader, source, items)), rounds));
      }
    }
    Folders.delete(folder);
  }

  private static List<Entry> parsed(SourceReader reader, FeedSource source, int items) {
    ReadOutcome.Entries read = (ReadOutcome.Entries) reader.read(source, Optional.empty());
    if (read.entries().size() != items || read.next().problem().isPresent()) {
      throw new IllegalStateException("not read as it was written: " + read.next());
    }
    return read.entries();
  }

  private static void clean(List<Entry> entries) {
    ArticleFactory factory = new ArticleFactory();
    entries.forEach(entry -> factory.make(entry, Locale.ENGLISH, Instant.EPOCH));
  }

  /** How often in a second of CPU, the median of all rounds after one that warms up. */
  private static double rate(Runnable work, int rounds) {
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      long began = THREADS.getCurrentThreadCpuTime();
      int times = 0;
      double took = 0;
      while (took < SECONDS) {
        work.run();
        times++;
        took = (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
      }
      rates.add(times / took);
    }
    return Collect.median(rates.subList(1, rates.size()));
  }
}
