package bench.quality;

import bench.quality.Corpus.Halves;
import bench.quality.Scores.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pressrun.source.ReadOutcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** gofeed's own tests: the parsed or the translated feed stands beside each file. */
final class GofeedCases implements Quality.Judge {
  private static final JsonMapper JSON = new JsonMapper();

  private final FeedServer server;

  GofeedCases(FeedServer server) {
    this.server = server;
  }

  @Override
  public void judge(Corpus corpus, Halves halves) {
    for (Path file : corpus.files()) {
      String name = corpus.name(file).replaceFirst("^.*?/testdata/", "");
      Path expected = expected(file);
      if (Files.exists(expected) && !expected.equals(file)) {
        one(halves.half(name), name, Corpus.bytes(file), JSON.readTree(Corpus.text(expected)));
      }
    }
  }

  private static Path expected(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(
        name.endsWith(".xml")
            ? name.replace(".xml", ".json")
            : name.replace(".json", "_expected.json"));
  }

  private void one(Scores scores, String name, byte[] bytes, JsonNode expected) {
    scores.newCase();
    ReadOutcome outcome = server.read(bytes, Map.of());
    if (!(outcome instanceof ReadOutcome.Entries read)) {
      scores.ask(Kind.READ, name, "a feed", outcome, false);
      return;
    }
    scores.ask(Kind.READ, name, "", "", true);
    JsonNode items = expected.has("items") ? expected.path("items") : expected.path("entries");
    scores.ask(
        Kind.ENTRIES, name, items.size(), read.entries().size(),
        items.size() == read.entries().size());
    String title = expected.path("title").asString("");
    if (!title.isEmpty()) {
      String plain = Expected.plain(title);
      String found = read.title().map(Expected::plain).orElse("");
      scores.ask(Kind.TITLES, name, plain, found, plain.equals(found));
    }
    for (int i = 0; i < Math.min(items.size(), read.entries().size()); i++) {
      expected(items.path(i)).judge(scores, name, read.entries().get(i));
    }
  }

  static Expected expected(JsonNode item) {
    return new Expected(
        text(item, "title"),
        text(item, "link").or(() -> alternate(item)),
        Stream.of("publishedParsed", "pubDateParsed", "date_published", "updatedParsed")
            .flatMap(field -> text(item, field).stream())
            .map(Instant::parse)
            .findFirst(),
        author(item),
        text(item, "content")
            .or(() -> text(item.path("content"), "value"))
            .or(() -> text(item, "content_html"))
            .or(() -> text(item, "description"))
            .or(() -> text(item, "summary")),
        tags(item));
  }

  private static Optional<String> alternate(JsonNode item) {
    JsonNode links = item.path("links");
    List<String> found = new ArrayList<>();
    links.forEach(
        link -> {
          if (link.path("rel").asString("alternate").equals("alternate")) {
            found.add(link.isString() ? link.asString() : link.path("href").asString(""));
          }
        });
    return found.size() == 1 ? Optional.of(found.get(0)).filter(l -> !l.isEmpty()) : Optional.empty();
  }

  private static Optional<String> author(JsonNode item) {
    JsonNode authors = item.path("authors");
    JsonNode one = authors.isEmpty() ? item.path("author") : authors.path(0);
    return one.isString()
        ? Optional.of(one.asString()).filter(words -> !words.isBlank())
        : text(one, "name");
  }

  private static List<String> tags(JsonNode item) {
    List<String> tags = new ArrayList<>();
    for (String field : List.of("categories", "tags")) {
      item.path(field)
          .forEach(
              tag ->
                  tags.add(
                      tag.isString()
                          ? tag.asString()
                          : tag.path("value").asString(tag.path("term").asString(""))));
    }
    tags.removeIf(String::isBlank);
    return tags;
  }

  private static Optional<String> text(JsonNode node, String field) {
    JsonNode found = node.path(field);
    return found.isString() ? Optional.of(found.asString()).filter(w -> !w.isBlank()) : Optional.empty();
  }
}
