package pressrun.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
final class JsonFeed {
  private final JsonMapper mapper = new JsonMapper();

  List<Entry> parse(byte[] bytes) throws Unreadable {
    JsonNode feed;
    try {
      feed = mapper.readTree(bytes);
    } catch (JacksonException broken) {
      throw new Unreadable("not a feed: broken JSON: " + broken.getOriginalMessage());
    }
    if (!feed.path("version").asString("").contains("jsonfeed.org")) {
      throw new Unreadable("not a feed: JSON without a jsonfeed.org \"version\"");
    }
    Optional<URI> base = Addresses.resolve(Optional.empty(), text(feed, "home_page_url"));
    String language = text(feed, "language");
    List<Entry> entries = new ArrayList<>();
    feed.path("items").forEach(item -> entries.add(entry(item, base, language)));
    return entries;
  }

  private static Entry entry(JsonNode item, Optional<URI> base, String feedLanguage) {
    Optional<URI> link = Addresses.resolve(base, text(item, "url"));
    String html = text(item, "content_html");
    String body = html.isEmpty() ? paragraphs(text(item, "content_text")) : html;
    String own = text(item, "language");
    String language = own.isEmpty() ? feedLanguage : own;
    String id = text(item, "id");
    return new Entry(
        id.isEmpty() ? link.map(URI::toString).orElseGet(() -> Fingerprint.of(body)) : id,
        link,
        text(item, "title"),
        text(item, "summary"),
        body,
        Entry.Format.HTML,
        author(item),
        Dates.parse(text(item, "date_published")),
        tags(item),
        image(item, base),
        language.isEmpty() ? Optional.empty() : Optional.of(language));
  }

  private static String paragraphs(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
  }

  private static Optional<String> author(JsonNode item) {
    JsonNode first = item.path("authors").path(0);
    String name = text(first.isMissingNode() ? item.path("author") : first, "name");
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  private static List<String> tags(JsonNode item) {
    List<String> tags = new ArrayList<>();
    item.path("tags").forEach(tag -> tags.add(tag.asString("")));
    return tags;
  }

  private static Optional<EntryImage> image(JsonNode item, Optional<URI> base) {
    String image = text(item, "image");
    return Addresses.resolve(base, image.isEmpty() ? text(item, "banner_image") : image)
        .map(uri -> new EntryImage(uri, "", OptionalInt.empty(), OptionalInt.empty()));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
