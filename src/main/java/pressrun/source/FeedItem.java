package pressrun.source;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One item of a feed made an entry, whatever words its feed uses for the same thing. */
final class FeedItem {
  private static final String[] PUBLISHED = {
    "pubdate",
    "published",
    "issued",
    "dcterms:issued",
    "dc:date",
    "atom:published",
    "created",
    "dcterms:created",
    "dcterms:date"
  };
  private static final String[] UPDATED = {
    "updated", "modified", "atom:updated", "dcterms:modified", "lastmod", "date"
  };

  private final FeedElement item;
  private final FeedElement feed;
  private final FeedText text;

  FeedItem(FeedElement item, FeedElement feed, FeedText text) {
    this.item = item;
    this.feed = feed;
    this.text = text;
  }

  Entry entry() {
    Optional<URI> link = new FeedLinks(item).page();
    String title =
        text.first(item, "title", "atom:title", "dc:title", "media:title", "itunes:title")
            .orElse("");
    String summary =
        text.first(
                item,
                "description",
                "summary",
                "abstract",
                "atom:summary",
                "dc:description",
                "media:description",
                "itunes:summary",
                "itunes:subtitle")
            .or(
                () ->
                    item.all("media:group")
                        .flatMap(group -> text.first(group, "media:description").stream())
                        .findFirst())
            .orElse("");
    String body =
        text.first(
                item,
                "content:encoded",
                "encoded",
                "content",
                "xhtml:body",
                "body",
                "xhtml:div",
                "atom:content",
                "fullitem")
            .orElse("");
    return new Entry(
        Fingerprint.key(id().or(() -> link.map(URI::toString)), title + summary + body),
        link,
        title,
        summary.equals(body) ? "" : summary,
        body,
        Entry.Format.HTML,
        FeedPeople.of(item)
            .or(() -> FeedPeople.ofAtom(item.all("source").findFirst()))
            .or(() -> FeedPeople.ofAtom(Optional.of(feed))),
        date(PUBLISHED).or(() -> date(UPDATED)),
        tags(),
        new FeedPictures(item).best(),
        language());
  }

  private Optional<String> id() {
    return FeedText.plain(item, "guid", "id", "atom:id", "dc:identifier")
        .or(() -> item.attribute("about"));
  }

  private Optional<Instant> date(String... names) {
    return Arrays.stream(names)
        .flatMap(item::all)
        .flatMap(element -> Dates.parse(element.text()).stream())
        .findFirst();
  }

  private List<String> tags() {
    Stream<String> written =
        item.all("category", "dc:subject", "atom:category", "media:category")
            .flatMap(
                category ->
                    Stream.of(
                            category.attribute("label"),
                            category.attribute("term"),
                            Optional.of(text.markup(category)))
                        .flatMap(Optional::stream)
                        .filter(words -> !words.isBlank())
                        .limit(1));
    Stream<String> podcast =
        item.all("itunes:category")
            .flatMap(
                category -> Stream.concat(Stream.of(category), category.all("itunes:category")))
            .flatMap(category -> category.attribute("text").stream());
    return Stream.concat(written, podcast).toList();
  }

  /** The text's own language before the item's, and that before the feed's. */
  private Optional<String> language() {
    Stream<String> texts =
        item.all("content", "content:encoded", "xhtml:body", "summary", "description", "title")
            .map(FeedElement::language);
    return Stream.of(
            texts,
            FeedText.plain(item, "dc:language", "language").stream(),
            Stream.of(item.language()),
            FeedText.plain(feed, "language", "dc:language").stream(),
            Stream.of(feed.language()))
        .flatMap(stated -> stated)
        .filter(tag -> !tag.isBlank())
        .findFirst();
  }
}
