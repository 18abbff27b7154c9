package bench.quality;

import bench.quality.Corpus.Halves;
import bench.quality.Scores.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import pressrun.source.ReadOutcome;

/**
 * The W3C's validator's tests: one rule of a specification each. Whatever is wrong in a file, what
 * stands in it must come out: every item, with the title, link, date and author that a plain
 * reading of the XML shows.
 */
final class ValidatorCases implements Quality.Judge {
  private static final Pattern EXPECT = Pattern.compile("Expect:\\s*(!?\\w+)");

  private final FeedServer server;

  ValidatorCases(FeedServer server) {
    this.server = server;
  }

  @Override
  public void judge(Corpus corpus, Halves halves) {
    for (Path file : corpus.files()) {
      String name = corpus.name(file).replaceFirst("^.*?/testcases/", "");
      if (name.endsWith(".xml")) {
        one(halves.half(name), name, Corpus.bytes(file));
      }
    }
  }

  private void one(Scores scores, String name, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Document xml = Jsoup.parse(text, "", Parser.xmlParser());
    List<Element> items = PlainReading.items(xml);
    Matcher expect = EXPECT.matcher(text);
    boolean fine = expect.find() && expect.group(1).startsWith("!");
    boolean feed =
        xml.select("*").stream()
            .anyMatch(e -> e.normalName().matches("(\\w+:)?(rss|feed|rdf|channel)"));
    if (!feed) {
      return;
    }
    scores.newCase();
    ReadOutcome outcome = server.read(bytes, Map.of("Content-type", "application/xml"));
    if (!(outcome instanceof ReadOutcome.Entries read)) {
      scores.ask(Kind.READ, name, fine ? "a valid feed" : "a feed with a fault", outcome, false);
      return;
    }
    scores.ask(Kind.READ, name, "", "", true);
    scores.ask(
        Kind.ENTRIES, name, items.size(), read.entries().size(),
        items.size() == read.entries().size());
    if (items.size() == read.entries().size()) {
      for (int i = 0; i < items.size(); i++) {
        PlainReading.of(items.get(i)).judge(scores, name, read.entries().get(i));
      }
    }
  }
}
