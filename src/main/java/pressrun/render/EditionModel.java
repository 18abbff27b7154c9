package pressrun.render;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pressrun.article.Article;
import pressrun.article.Image;
import pressrun.article.Story;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Chapter;

/** What templates see of an edition: maps, lists and texts; docs/templates.md lists the names. */
final class EditionModel {
  private final Digest digest;
  private final Locale language;
  private final int excerptLimit;

  /**
   * Prepares a model.
   *
   * @param excerptLimit characters of an excerpt at most; the size budget lowers it
   */
  EditionModel(Digest digest, Locale language, int excerptLimit) {
    this.digest = digest;
    this.language = language;
    this.excerptLimit = excerptLimit;
  }

  Map<String, Object> values(String slotMark) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<Object> sections = new ArrayList<>();
    List<Object> articles = new ArrayList<>();
    for (Chapter chapter : digest.chapters()) {
      List<Object> own = chapter.articles().stream().<Object>map(this::article).toList();
      sections.add(Map.of("title", chapter.title(), "articles", own));
      articles.addAll(own);
    }
    values.put("newsletter", newsletter());
    values.put("number", digest.number());
    values.put("date", date(FormatStyle.FULL, digest.date()));
    values.put("language", language.toLanguageTag());
    values.put("direction", FixedWords.direction(language));
    values.put("words", FixedWords.in(language));
    values.put("sections", sections);
    values.put("articles", articles);
    values.put("archive", digest.archive().toString());
    values.put("unsubscribe", SlotName.UNSUBSCRIBE_URL.mark(slotMark));
    values.put(
        "subscriber",
        Map.of(
            "name", SlotName.SUBSCRIBER_NAME.mark(slotMark),
            "address", SlotName.SUBSCRIBER_ADDRESS.mark(slotMark)));
    return values;
  }

  private Map<String, Object> newsletter() {
    Newsletter newsletter = digest.newsletter();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("title", newsletter.title());
    values.put("description", newsletter.description());
    values.put("sender", newsletter.sender().name());
    values.put("postalAddress", newsletter.sender().postalAddress());
    values.put("accent", newsletter.look().accent());
    values.put("accentOnDark", Colour.lightened(newsletter.look().accent()));
    newsletter.look().logo().map(URI::toString).ifPresent(logo -> values.put("logo", logo));
    return values;
  }

  private Map<String, Object> article(Article article) {
    Story story = article.story();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("title", story.title());
    values.put("standfirst", story.standfirst());
    values.put("excerpt", excerpt(story.excerpt()));
    values.put("source", digest.newsletter().sourceName(article.source()));
    values.put("language", story.language().toLanguageTag());
    values.put("direction", FixedWords.direction(story.language()));
    values.put(
        "date",
        date(FormatStyle.LONG, LocalDate.ofInstant(story.published(), digest.newsletter().zone())));
    values.put("tags", story.tags());
    story.link().ifPresent(link -> values.put("link", link.toString()));
    story.author().ifPresent(author -> values.put("author", author));
    story.note().ifPresent(note -> values.put("note", note));
    story.credit().ifPresent(credit -> values.put("credit", credit));
    story.image().ifPresent(image -> values.put("image", image(image)));
    return values;
  }

  private static Map<String, Object> image(Image image) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("address", image.address().toString());
    values.put("alternative", image.alternative());
    if (image.width().isPresent() && image.height().isPresent()) {
      values.put("width", image.width().getAsInt());
      values.put("height", image.height().getAsInt());
    }
    return values;
  }

  private String excerpt(String excerpt) {
    if (excerpt.length() <= excerptLimit) {
      return excerpt;
    }
    int end = excerpt.lastIndexOf(' ', excerptLimit);
    return end <= 0 ? "" : excerpt.substring(0, end) + "…";
  }

  private String date(FormatStyle style, LocalDate date) {
    return date.format(DateTimeFormatter.ofLocalizedDate(style).withLocale(language));
  }
}
