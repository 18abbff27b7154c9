package pressrun.render;

import java.net.URI;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pressrun.article.Article;
import pressrun.article.Image;
import pressrun.article.Story;
import pressrun.newsletter.Logo;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Style;
import pressrun.selection.Chapter;

/** What templates see of an edition: maps, lists and texts; docs/templates.md lists the names. */
final class EditionModel {
  /** Two lines, about. */
  private static final int BRIEF = 160;

  private final Digest digest;
  private final Locale language;
  private final Room room;
  private final Map<Style, String> styles;

  EditionModel(Digest digest, Locale language, Room room, Map<Style, String> styles) {
    this.digest = digest;
    this.language = language;
    this.room = room;
    this.styles = styles;
  }

  Map<String, Object> values(String slotMark) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<Object> sections = new ArrayList<>();
    List<Object> articles = new ArrayList<>();
    for (Chapter chapter : digest.chapters()) {
      int left = room.articles() - articles.size();
      List<Object> own =
          chapter.articles().stream()
              .limit(left)
              .<Object>map(each -> article(chapter, each))
              .toList();
      if (!own.isEmpty()) {
        sections.add(Map.of("title", chapter.title(), "articles", own, "more", chapter.more()));
      }
      articles.addAll(own);
    }
    values.put("newsletter", newsletter());
    values.put("colours", Palette.byDay(styles));
    values.put("dark", Palette.byNight(styles));
    values.put("fonts", fonts(language));
    values.put("number", digest.number());
    values.put("numeral", numeral(digest.number()));
    values.put("date", date(FormatStyle.FULL, digest.date()));
    values.put("language", language.toLanguageTag());
    values.put("direction", FixedWords.direction(language));
    values.put("sections", sections);
    values.put("articles", articles);
    values.put("leftOut", digest.size() - articles.size());
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
    logo().ifPresent(logo -> values.put("logo", logo));
    return values;
  }

  private Optional<Map<String, Object>> logo() {
    return digest
        .logo()
        .filter(EditionModel::onTheWeb)
        .flatMap(address -> digest.newsletter().look().logo().map(logo -> logo(address, logo)));
  }

  private static Map<String, Object> logo(URI address, Logo logo) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("address", address.toString());
    if (logo instanceof Logo.Filed filed) {
      values.put("width", filed.width());
      values.put("height", filed.height());
    } else if (logo instanceof Logo.Linked linked && linked.width().isPresent()) {
      values.put("width", linked.width().getAsInt());
    } else {
      values.put("height", Logo.HEIGHT);
    }
    return values;
  }

  private Map<String, String> fonts(Locale tongue) {
    return Map.of(
        "headline",
        FontStacks.of(styles.getOrDefault(Style.HEADLINE_FONT, "sans-serif"), tongue),
        "text",
        FontStacks.of(styles.getOrDefault(Style.TEXT_FONT, "sans-serif"), tongue));
  }

  private Map<String, Object> article(Chapter chapter, Article article) {
    Story story = article.story();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("title", story.title());
    values.put(
        "standfirst", Shortening.shorten(story.standfirst(), room.standfirst(), story.language()));
    values.put("excerpt", Shortening.shorten(story.excerpt(), room.excerpt(), story.language()));
    values.put("brief", brief(story));
    values.put("fonts", fonts(story.language()));
    values.put("source", digest.newsletter().sourceName(article.source()));
    values.put(
        "also",
        chapter.also(article).stream()
            .map(other -> digest.newsletter().sourceName(other.source()))
            .filter(name -> !name.equals(digest.newsletter().sourceName(article.source())))
            .distinct()
            .toList());
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

  /** The standfirst, else how the excerpt begins. */
  private String brief(Story story) {
    String said = story.standfirst().isEmpty() ? story.excerpt() : story.standfirst();
    return Shortening.shorten(said, Math.min(BRIEF, room.standfirst()), story.language());
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

  /** In the digits that dates of the language are written with. */
  private String numeral(int number) {
    return DateTimeFormatter.ofPattern("u").localizedBy(language).format(Year.of(number));
  }

  private String date(FormatStyle style, LocalDate date) {
    return date.format(DateTimeFormatter.ofLocalizedDate(style).localizedBy(language));
  }
}
