package pressrun.source;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of elements, evened: a feed's own have no prefix, whatever it calls its namespace; those of
 * known extensions have the prefix that everybody uses.
 */
final class FeedVocabulary {
  private static final String ATOM = "www.w3.org/2005/atom";
  private static final Set<String> OWN =
      Set.of(
          "",
          "purl.org/rss/1.0",
          "purl.org/net/rss1.1#",
          "my.netscape.com/rdf/simple/0.9",
          "channel.netscape.com/rdf/simple/0.9",
          "my.netscape.com/publish/formats/rss-0.91.dtd",
          "backend.userland.com/rss",
          "backend.userland.com/rss2",
          "blogs.law.harvard.edu/tech/rss");
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry(ATOM, "atom:"),
          Map.entry("purl.org/atom/ns#", "atom:"),
          Map.entry("search.yahoo.com/mrss", "media:"),
          Map.entry("purl.org/dc/elements/1.1", "dc:"),
          Map.entry("purl.org/dc/elements/1.0", "dc:"),
          Map.entry("purl.org/dc/terms", "dcterms:"),
          Map.entry("purl.org/rss/1.0/modules/content", "content:"),
          Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"),
          Map.entry("www.w3.org/1999/xhtml", "xhtml:"),
          Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"));

  private static final Set<String> FRAMES = Set.of("channel", "item");

  private String own = "";

  /** The first element that is no RDF tells which namespace is the feed's own. */
  String name(String namespace, String local) {
    String space = evened(namespace);
    String small = local.toLowerCase(Locale.ROOT);
    if (small.equals("feed")
        || small.equals("opml")
        || (small.equals("rss") && !KNOWN.containsKey(space))) {
      own = space;
    } else if (FRAMES.contains(small) && own.isEmpty() && !KNOWN.containsKey(space)) {
      own = space;
    }
    if (space.equals(own) || OWN.contains(space)) {
      return small;
    }
    return KNOWN.getOrDefault(space, "other:") + small;
  }

  /** For elements whose prefix nobody declared: it is taken for what it usually stands for. */
  static String usual(String prefix) {
    String wanted = prefix.toLowerCase(Locale.ROOT) + ":";
    return KNOWN.entrySet().stream()
        .filter(
            known -> known.getValue().equals(wanted) && !known.getKey().startsWith("purl.org/atom"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("undeclared");
  }

  /** People write http or https, with a slash at the end or without, large or small. */
  private static String evened(String namespace) {
    String small = namespace.strip().toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
    return small.endsWith("/") ? small.substring(0, small.length() - 1) : small;
  }
}
