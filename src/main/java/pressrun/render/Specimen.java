package pressrun.render;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import pressrun.article.Article;
import pressrun.article.Image;
import pressrun.article.Story;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Chapter;

/** A made-up edition that uses all a template can be given, to see that the template bears it. */
final class Specimen {
  private static final Instant PUBLISHED = Instant.parse("2026-01-02T03:04:05Z");
  private static final URI LINK = URI.create("https://example.org/specimen");

  private Specimen() {}

  static Digest of(Newsletter newsletter) {
    List<Chapter> chapters =
        List.of(
            chapter(article(newsletter, full())),
            new Chapter("Section", List.of(article(newsletter, bare()))));
    Optional<URI> logo = newsletter.look().logo().map(shown -> LINK);
    return new Digest(newsletter, 1, LocalDate.of(2026, 1, 2), chapters, LINK, logo);
  }

  private static Chapter chapter(Article article) {
    Article other = new Article(2, "other", "other", PUBLISHED, PUBLISHED, article.story());
    return new Chapter("", List.of(article), Map.of(article.id(), List.of(other)), 3);
  }

  private static Article article(Newsletter newsletter, Story story) {
    String source = newsletter.sources().isEmpty() ? "source" : newsletter.sources().get(0).key();
    return new Article(1, source, story.title(), PUBLISHED, PUBLISHED, story);
  }

  private static Story full() {
    Image image = new Image(LINK, "A picture", OptionalInt.of(600), OptionalInt.of(400));
    return new Story(
        "A title",
        "A standfirst.",
        "An excerpt. It has two sentences.",
        Optional.of(LINK),
        Optional.of(image),
        Optional.of("An Author"),
        Optional.of("A note."),
        Optional.of("A credit."),
        Locale.ENGLISH,
        List.of("tag"),
        PUBLISHED);
  }

  private static Story bare() {
    return new Story(
        "Only a title",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Locale.ENGLISH,
        List.of(),
        PUBLISHED);
  }
}
