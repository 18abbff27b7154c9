package pressrun.render;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import pressrun.article.Article;
import pressrun.article.Image;
import pressrun.article.Story;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Logo;
import pressrun.newsletter.Look;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Rules;
import pressrun.newsletter.Sender;
import pressrun.newsletter.Style;
import pressrun.selection.Chapter;
import pressrun.testing.Rulebook;

/** A made-up digest to typeset; each test says only what it is about. */
final class MadeUpDigest {
  static final String LONG_TEXT =
      "The lighthouse on Gull Head will send its beam across the bay again. "
          + "A group of nineteen volunteers has ground forty-two prisms by hand. "
          + "They wore out two lathes and a good deal of patience while the winter lasted.";

  private final List<Article> articles = new ArrayList<>();
  private Locale language = Locale.UK;
  private ZoneId zone = ZoneId.of("Europe/London");
  private Look look = look("#9a3412");

  static Look look(String accent) {
    return look("digest", Map.of(Style.ACCENT, accent));
  }

  static Look look(String template, Map<Style, String> styles) {
    return new Look(
        template, "${newsletter.title}", "${articles[0].title}", styles, Optional.<Logo>empty());
  }

  MadeUpDigest in(String languageTag, String zoneName) {
    language = Locale.forLanguageTag(languageTag);
    zone = ZoneId.of(zoneName);
    return this;
  }

  MadeUpDigest with(Look other) {
    look = other;
    return this;
  }

  MadeUpDigest with(Story story) {
    articles.add(
        new Article(
            articles.size(), "desk", "" + articles.size(), Instant.EPOCH, Instant.EPOCH, story));
    return this;
  }

  /** A story with everything a story can have. */
  static Story story(String title) {
    return new Story(
        title,
        "The first beam is planned for the shortest day.",
        LONG_TEXT,
        Optional.of(URI.create("https://courier.example.org/a?b=1&c=2")),
        Optional.of(picture("https://courier.example.org/beam.jpg", 800, 450)),
        Optional.of("Maud Ferris"),
        Optional.of("Written for a test."),
        Optional.of("Averil Press Pool"),
        Locale.UK,
        List.of(),
        Instant.parse("2026-11-15T23:30:00Z"));
  }

  static Image picture(String address, int width, int height) {
    return new Image(
        URI.create(address), "A beam of light", OptionalInt.of(width), OptionalInt.of(height));
  }

  static Story plain(String title, String standfirst, String excerpt, String language) {
    return new Story(
        title,
        standfirst,
        excerpt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Locale.forLanguageTag(language),
        List.of(),
        Instant.parse("2026-11-15T23:30:00Z"));
  }

  static Story linked(String title, URI link, URI picture) {
    Story story = story(title);
    return new Story(
        title,
        story.standfirst(),
        story.excerpt(),
        Optional.of(link),
        Optional.of(new Image(picture, "", OptionalInt.empty(), OptionalInt.empty())),
        story.author(),
        story.note(),
        story.credit(),
        story.language(),
        story.tags(),
        story.published());
  }

  Digest digest() {
    Rules rules = Rulebook.plain(1, 50, 50, Rules.Order.NEWEST);
    Newsletter newsletter =
        new Newsletter(
            "harbour",
            "The Harbour Courier",
            "What happened at the pier",
            language,
            zone,
            new Sender("Courier", "courier@example.org", Optional.empty(), "4 Lantern Steps"),
            List.of(),
            List.of(new Cadence(Cadence.REGULAR, rules, Optional.empty())),
            List.of(),
            look);
    List<Chapter> chapters = List.of(new Chapter("The town", List.copyOf(articles)));
    URI archive = URI.create("https://courier.example.org/archive/7");
    Optional<URI> logo = look.logo().map(any -> URI.create("https://courier.example.org/logo.png"));
    return new Digest(newsletter, 7, LocalDate.of(2026, 11, 16), chapters, archive, logo);
  }

  Typeset typeset() {
    return new EditionRenderer(Templates.kept(List.of())).render(digest(), language).typeset();
  }

  static Document page(Typeset typeset) {
    return Jsoup.parse(typeset.html());
  }
}
