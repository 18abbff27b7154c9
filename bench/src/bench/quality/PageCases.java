package bench.quality;

import bench.quality.Corpus.Halves;
import bench.quality.Scores.Kind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.stream.Collectors;
import pressrun.article.ArticleFactory;
import pressrun.article.Story;
import pressrun.source.Entry;
import pressrun.source.Pages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages of articles: what must and must not be taken for their text, and what else they tell. */
final class PageCases implements Quality.Judge {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void judge(Corpus corpus, Halves halves) {
    for (Path file : corpus.files()) {
      String name = file.getFileName().toString();
      Path expected = file.resolveSibling(name + ".expected.json");
      if (Files.exists(expected)) {
        JsonNode note = JSON.readTree(Corpus.text(expected)).path(0);
        if (note.isObject()) {
          quoted(halves.half(name), name, file, note);
        }
      } else if (name.endsWith(".html.gz")) {
        whole(halves.half(name), name, file);
      }
    }
  }

  private static void quoted(Scores scores, String name, Path file, JsonNode note) {
    scores.newCase();
    String url = note.path("url").asString("");
    Entry page = Pages.read(Corpus.bytes(file), Optional.empty(), URI.create(url.startsWith("http") ? url : "https://example.org/"));
    String text = text(page);
    note.path("with").forEach(words -> scores.ask(Kind.TEXTS, name, words.asString(), text, text.contains(Expected.plain(words.asString()))));
    note.path("without").forEach(words -> scores.ask(Kind.HARMLESS, name, "not: " + words.asString(), "", !text.contains(Expected.plain(words.asString()))));
  }

  private static void whole(Scores scores, String name, Path file) {
    Path folder = file.getParent();
    JsonNode versions = JSON.readTree(Corpus.text(folder.resolve(name.replaceFirst("_\\d{4}_.*$", ".json"))));
    JsonNode info = JSON.readTree(Corpus.text(folder.resolve("meta.info"))).path(name);
    // A later parser of the origin's goes with a later page; a page is judged by the one that fits it best.
    List<Scores> results = new ArrayList<>();
    Entry page = Pages.read(Corpus.bytes(file), Optional.empty(), URI.create(info.path("url").asString()));
    for (Map.Entry<String, JsonNode> version : versions.properties()) {
      Scores one = new Scores(name);
      judge(one, name, page, version.getValue());
      results.add(one);
    }
    results.stream().min((a, b) -> Integer.compare(a.misses().size(), b.misses().size())).ifPresent(scores::add);
    scores.newCase();
  }

  private static void judge(Scores scores, String name, Entry page, JsonNode expected) {
    Story story = Expected.story(page);
    String text = text(page);
    if (expected.path("title").isString()) {
      String title = Expected.plain(expected.path("title").asString());
      scores.ask(Kind.TITLES, name, title, story.title(), story.title().equals(title));
    }
    if (expected.path("publishing_date").isString()) {
      var when = OffsetDateTime.parse(expected.path("publishing_date").asString().replace(' ', 'T')).toInstant();
      scores.ask(Kind.DATES, name, when, page.published(), page.published().filter(when::equals).isPresent());
    }
    for (JsonNode author : expected.path("authors")) {
      scores.ask(Kind.AUTHORS, name, author.asString(), story.author(), story.author().orElse("").contains(author.asString()));
    }
    List<String> paragraphs = new ArrayList<>();
    expected.path("body").path("summary").forEach(words -> paragraphs.add(words.asString()));
    expected.path("body").path("sections").forEach(section -> section.path("paragraphs").forEach(words -> paragraphs.add(words.asString())));
    String all = paragraphs.stream().map(Expected::plain).collect(Collectors.joining(" "));
    for (String paragraph : paragraphs) {
      String plain = Expected.plain(paragraph);
      scores.ask(Kind.TEXTS, name, plain, "not found", (text + " " + story.standfirst()).contains(plain));
    }
    if (!paragraphs.isEmpty()) {
      String start = story.excerpt().substring(0, Math.min(20, story.excerpt().length()));
      scores.ask(Kind.HARMLESS, name, "an excerpt of the text", start, !start.isEmpty() && all.contains(start));
    }
    if (!expected.path("images").isEmpty()) {
      scores.ask(Kind.PICTURES, name, "a picture", story.image(), story.image().isPresent());
    }
  }

  private static String text(Entry page) {
    return new ArticleFactory().paragraphs(page).stream().map(Expected::plain).collect(Collectors.joining(" "));
  }
}
