package pressrun.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import pressrun.http.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
final class JsonFeed {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Optional<URI> base;
  private final JsonNode feed;

  private JsonFeed(Optional<URI> base, JsonNode feed) {
    this.base = base;
    this.feed = feed;
  }

  static Reading parse(String text, Optional<URI> address) throws Unreadable {
    JsonNode feed;
    try {
      feed = MAPPER.readTree(text);
    } catch (JacksonException broken) {
      throw new Unreadable(FeedParser.NO_FEED + "broken JSON: " + broken.getOriginalMessage());
    }
    String version = feed.path("version").asString("");
    if (!version.contains("jsonfeed.org") && (version.isEmpty() || !feed.path("items").isArray())) {
      throw new Unreadable(FeedParser.NO_FEED + "JSON without a jsonfeed.org \"version\"");
    }
    Optional<URI> base =
        address.or(() -> WebAddress.resolve(Optional.empty(), text(feed, "home_page_url")));
    return new Reading(stated(feed, "title"), new JsonFeed(base, feed).entries(), Optional.empty());
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode item : feed.path("items")) {
      if (item.isObject() && entries.size() < XmlFeed.MOST_ENTRIES) {
        entries.add(entry(item));
      }
    }
    return entries;
  }

  private Entry entry(JsonNode item) {
    Optional<URI> link = WebAddress.resolve(base, text(item, "url"));
    String html = text(item, "content_html");
    String body = html.isEmpty() ? Markup.ofText(text(item, "content_text")) : html;
    return new Entry(
        Fingerprint.key(
            stated(item, "id").or(() -> link.map(URI::toString)), text(item, "title") + body),
        link,
        text(item, "title"),
        Markup.ofText(text(item, "summary")),
        body,
        Entry.Format.HTML,
        author(item).or(() -> author(feed)),
        Dates.parse(text(item, "date_published"))
            .or(() -> Dates.parse(text(item, "date_modified"))),
        tags(item),
        image(item),
        stated(item, "language").or(() -> stated(feed, "language")));
  }

  private static Optional<String> author(JsonNode node) {
    JsonNode first = node.path("authors").path(0);
    return stated(first.isMissingNode() ? node.path("author") : first, "name");
  }

  private static List<String> tags(JsonNode item) {
    List<String> tags = new ArrayList<>();
    item.path("tags").forEach(tag -> tags.add(tag.asString("")));
    tags.removeIf(String::isBlank);
    return tags;
  }

  private Optional<EntryImage> image(JsonNode item) {
    String address =
        stated(item, "image")
            .or(() -> stated(item, "banner_image"))
            .or(() -> attached(item))
            .orElse("");
    return WebAddress.resolve(base, address)
        .map(uri -> new EntryImage(uri, "", OptionalInt.empty(), OptionalInt.empty()));
  }

  private static Optional<String> attached(JsonNode item) {
    for (JsonNode attachment : item.path("attachments")) {
      if (text(attachment, "mime_type").startsWith("image/")) {
        return stated(attachment, "url");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> stated(JsonNode node, String field) {
    return Optional.of(text(node, field)).filter(text -> !text.isBlank());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
