package bench.quality;

import bench.quality.Corpus.Halves;
import bench.quality.Scores.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import pressrun.source.ReadOutcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Feeds as real sites sent them: against feed-rs's and rss-parser's results where there are some;
 * elsewhere every item has to come out, with what a plain reading of the XML shows.
 */
final class RealFeeds implements Quality.Judge {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ITEM =
      Pattern.compile("<(?!content:)(?:\\w+:)?(?:item|entry)(?:\\s[^>]*)?/?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern HIDDEN =
      Pattern.compile("<!--[\\s\\S]*?-->|<!\\[CDATA\\[[\\s\\S]*?\\]\\]>");

  private final FeedServer server;

  RealFeeds(FeedServer server) {
    this.server = server;
  }

  @Override
  public void judge(Corpus corpus, Halves halves) {
    for (Path file : corpus.files()) {
      String name = corpus.name(file);
      if (!name.contains("/output/") && !name.endsWith(".serde.json") && !name.endsWith(".output")) {
        one(halves.half(name), name, file);
      }
    }
  }

  private void one(Scores scores, String name, Path file) {
    byte[] bytes = Corpus.bytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).replace("\0", "");
    int items = (int) ITEM.matcher(HIDDEN.matcher(text).replaceAll("")).results().count();
    boolean feed = items > 0 || text.matches("(?s).*<(\\w+:)?(channel|feed)[\\s/>].*") || text.contains("jsonfeed.org");
    scores.newCase();
    ReadOutcome outcome = server.read(bytes, Map.of());
    if (!(outcome instanceof ReadOutcome.Entries read)) {
      scores.ask(Kind.READ, name, feed ? "a feed" : "no feed", outcome, !feed);
      return;
    }
    scores.ask(Kind.READ, name, feed ? "" : "no feed", read.entries().size(), feed);
    Optional<JsonNode> expected = expected(file);
    if (expected.isPresent()) {
      JsonNode entries = expected.get();
      scores.ask(
          Kind.ENTRIES, name, entries.size(), read.entries().size(),
          entries.size() == read.entries().size());
      for (int i = 0; i < Math.min(entries.size(), read.entries().size()); i++) {
        expected(entries.path(i)).judge(scores, name, read.entries().get(i));
      }
      return;
    }
    if (items > 0) {
      scores.ask(Kind.ENTRIES, name, items, read.entries().size(), items == read.entries().size());
    }
    List<Element> plain = PlainReading.items(Jsoup.parse(Corpus.text(file), "", Parser.xmlParser()));
    if (plain.size() == read.entries().size() && Corpus.text(file).indexOf('\uFFFD') < 0) {
      for (int i = 0; i < plain.size(); i++) {
        PlainReading.of(plain.get(i)).judge(scores, name, read.entries().get(i));
      }
    }
  }

  private static Optional<JsonNode> expected(Path file) {
    String name = file.getFileName().toString();
    Path serde = file.resolveSibling(name.replaceFirst("\\.\\w+$", ".serde.json"));
    if (Files.exists(serde)) {
      return Optional.of(JSON.readTree(Corpus.text(serde)).path("entries"));
    }
    Path output =
        file.resolveSibling("../output/" + name.replaceFirst("\\.\\w+$", ".json")).normalize();
    return Files.exists(output)
        ? Optional.of(JSON.readTree(Corpus.text(output)).path("feed").path("items"))
        : Optional.empty();
  }

  /** feed-rs has records inside; rss-parser has plain words. */
  private static Expected expected(JsonNode item) {
    JsonNode author = item.path("authors").isEmpty() ? item.path("creator") : item.path("authors").path(0).path("name");
    return new Expected(
        words(item.path("title").isObject() ? item.path("title").path("content") : item.path("title")),
        words(item.has("link") ? item.path("link") : alternate(item))
            .filter(link -> link.startsWith("http")),
        Stream.of("isoDate", "published", "updated")
            .flatMap(field -> words(item.path(field)).stream())
            .map(RealFeeds::instant)
            .findFirst(),
        words(author),
        Optional.empty(),
        tags(item));
  }

  private static Instant instant(String words) {
    return OffsetDateTime.parse(words).toInstant();
  }

  private static JsonNode alternate(JsonNode item) {
    for (JsonNode link : item.path("links")) {
      if (link.path("rel").asString("alternate").equals("alternate")) {
        return link.path("href");
      }
    }
    return item.path("no link");
  }

  private static List<String> tags(JsonNode item) {
    List<String> tags = new ArrayList<>();
    item.path("categories")
        .forEach(tag -> tags.add(tag.isString() ? tag.asString() : tag.path("term").asString("")));
    tags.removeIf(String::isBlank);
    return tags;
  }

  private static Optional<String> words(JsonNode node) {
    return node.isString()
        ? Optional.of(node.asString()).filter(w -> !w.isBlank())
        : Optional.empty();
  }
}
