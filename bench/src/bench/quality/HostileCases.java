package bench.quality;

import bench.quality.Corpus.Halves;
import bench.quality.Scores.Kind;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pressrun.article.Story;
import pressrun.source.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hostile HTML as title, summary, body, author and link: what comes out is text and safe links. */
final class HostileCases implements Quality.Judge {
  private static final JsonMapper JSON = new JsonMapper();
  /** Text may hold a "<"; it is escaped wherever it is shown. What counts is that no code is in it. */
  private static final Pattern CODE =
      Pattern.compile("(?i)<script|<svg|<iframe|\\bon\\w+\\s*=\\s*[\"']?alert|javascript:\\s*alert\\(|<style");

  @Override
  public void judge(Corpus corpus, Halves halves) {
    Corpus.lines(
        corpus.folder().resolve("expect.jsonl"),
        (number, line) -> {
          JsonNode one = JSON.readTree(line);
          String payload = one.path("payload").asString("");
          one(halves.half(payload), number + " " + one.path("title").asString(""), payload);
        });
  }

  private static void one(Scores scores, String name, String payload) {
    scores.newCase();
    Story story =
        Expected.story(
            new Entry(
                "1", Optional.of(URI.create("https://example.org/a")), payload, payload, payload, Entry.Format.HTML,
                Optional.of(payload), Optional.empty(), List.of(payload), Optional.empty(),
                Optional.empty()));
    for (String shown :
        Stream.concat(
                Stream.of(story.standfirst(), story.excerpt(), story.title(), story.author().orElse("")),
                story.tags().stream())
            .toList()) {
      scores.ask(Kind.HARMLESS, name, "no code", shown, !CODE.matcher(shown).find());
    }
    String image = story.image().map(found -> found.address().toString()).orElse("https://none");
    scores.ask(Kind.HARMLESS, name, "a web address", image, image.matches("https?://[^\"'<>\\s]+"));
  }
}
