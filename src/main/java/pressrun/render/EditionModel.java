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
  private static final String PAPER = "#fffdf8";
  private static final String INK = "#1c1b19";
  private static final String DARK_PAPER = "#1f1e1b";
  private static final String DARK_INK = "#f1ede4";

  private final Digest digest;
  private final Locale language;
  private final Room room;

  EditionModel(Digest digest, Locale language, Room room) {
    this.digest = digest;
    this.language = language;
    this.room = room;
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
    values.put("accentText", Colour.readable(newsletter.look().accent(), PAPER, INK));
    values.put("accentOnDark", Colour.readable(newsletter.look().accent(), DARK_PAPER, DARK_INK));
    newsletter
        .look()
        .logo()
        .filter(EditionModel::onTheWeb)
        .map(URI::toString)
        .ifPresent(logo -> values.put("logo", logo));
    return values;
  }

  private Map<String, Object> article(Article article) {
    Story story = article.story();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("title", story.title());
    values.put(
        "standfirst", Shortening.shorten(story.standfirst(), room.standfirst(), story.language()));
    values.put("excerpt", Shortening.shorten(story.excerpt(), room.excerpt(), story.language()));
    values.put("source", digest.newsletter().sourceName(article.source()));
    values.put("language", story.language().toLanguageTag());
    values.put("direction", FixedWords.direction(story.language()));
    values.put(
        "date",
        date(FormatStyle.LONG, LocalDate.ofInstant(story.published(), digest.newsletter().zone())));
    values.put("tags", story.tags());
    story
        .link()
        .filter(EditionModel::onTheWeb)
        .ifPresent(link -> values.put("link", link.toString()));
    story.author().ifPresent(author -> values.put("author", author));
    story.note().ifPresent(note -> values.put("note", note));
    story.credit().ifPresent(credit -> values.put("credit", credit));
    story
        .image()
        .filter(image -> onTheWeb(image.address()))
        .ifPresent(image -> values.put("image", image(image)));
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

  /** An address that a mail program may open; what was frozen long ago is judged again. */
  private static boolean onTheWeb(URI address) {
    return "https".equalsIgnoreCase(address.getScheme())
        || "http".equalsIgnoreCase(address.getScheme());
  }

  private String date(FormatStyle style, LocalDate date) {
    return date.format(DateTimeFormatter.ofLocalizedDate(style).withLocale(language));
  }
}
