package pressrun.source;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pressrun.http.WebAddress;

/** Where an item points to. */
final class FeedLinks {
  private final FeedElement item;

  FeedLinks(FeedElement item) {
    this.item = item;
  }

  /**
   * The page of the item: its link (RSS), the alternate one (RFC 4287, 4.2.7.2), of several the one
   * to HTML; else a guid that is one; else where the content lies.
   */
  Optional<URI> page() {
    List<FeedElement> alternates =
        item.all("link", "atom:link", "dc:relation").filter(FeedLinks::alternate).toList();
    return Stream.of(
            alternates.stream().filter(FeedLinks::html).flatMap(FeedLinks::target),
            alternates.stream().flatMap(FeedLinks::target),
            item.all("guid").filter(FeedLinks::permanent).flatMap(FeedLinks::target),
            item.all("content", "atom:content").flatMap(content -> at(content, "src")),
            Stream.concat(at(item, "about"), at(item, "href")))
        .flatMap(addresses -> addresses)
        .findFirst();
  }

  private static boolean alternate(FeedElement link) {
    String relation = link.attribute("rel").orElse("alternate");
    return relation.equalsIgnoreCase("alternate") || relation.endsWith("#alternate");
  }

  private static boolean html(FeedElement link) {
    return link.attribute("type").orElse("text/html").contains("html");
  }

  private static boolean permanent(FeedElement guid) {
    return !guid.attribute("isPermaLink").orElse("true").equalsIgnoreCase("false")
        && guid.text().startsWith("http");
  }

  private static Stream<URI> target(FeedElement link) {
    return link.attribute("href").isPresent()
        ? at(link, "href")
        : WebAddress.resolve(link.base(), link.text()).stream();
  }

  private static Stream<URI> at(FeedElement element, String attribute) {
    return element
        .attribute(attribute)
        .flatMap(written -> WebAddress.resolve(element.base(), written))
        .stream();
  }
}
