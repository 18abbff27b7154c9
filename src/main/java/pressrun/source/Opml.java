package pressrun.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xml.sax.SAXException;
import pressrun.http.WebAddress;

/** Lists of feeds as other programs keep them (OPML 1.0, 1.1, 2.0; opml.org/spec2). */
public final class Opml {
  private static final int MOST = 5000;

  private Opml() {}

  /**
   * One feed of a list.
   *
   * @param folders what it stands under, outermost first
   */
  public record Feed(String title, URI address, List<String> folders) {}

  /** Each feed once, as it first stands; none at all for what is no such list. */
  public static Optional<List<Feed>> read(byte[] bytes) {
    String text = Prolog.cutOff(Characters.decode(bytes, Optional.empty()));
    try {
      return outlines(text).map(Opml::feeds);
    } catch (SAXException bomb) {
      return Optional.empty();
    }
  }

  private static Optional<FeedElement> outlines(String text) throws SAXException {
    try {
      return XmlParsing.strict(text, Optional.empty()).filter(Opml::list);
    } catch (FeedTree.TooDeep bomb) {
      throw bomb;
    } catch (SAXException broken) {
      return XmlParsing.lenient(text, "opml", Optional.empty()).filter(Opml::list);
    }
  }

  private static boolean list(FeedElement root) {
    return root.name().equals("opml");
  }

  private static List<Feed> feeds(FeedElement root) {
    Map<URI, Feed> feeds = new LinkedHashMap<>();
    collect(root, List.of(), feeds);
    return List.copyOf(feeds.values());
  }

  /** Nesting is bounded by {@link FeedTree}. */
  private static void collect(FeedElement element, List<String> folders, Map<URI, Feed> feeds) {
    for (FeedElement child : element.children()) {
      String name = child.attribute("text").or(() -> child.attribute("title")).orElse("");
      WebAddress.resolve(Optional.empty(), address(child))
          .filter(any -> feeds.size() < MOST)
          .ifPresent(
              uri ->
                  feeds.putIfAbsent(
                      uri, new Feed(name.isEmpty() ? uri.getHost() : name, uri, folders)));
      List<String> inside = new ArrayList<>(folders);
      if (child.name().equals("outline") && !name.isEmpty()) {
        inside.add(name);
      }
      collect(child, List.copyOf(inside), feeds);
    }
  }

  private static String address(FeedElement outline) {
    return outline
        .attribute("xmlUrl")
        .or(() -> outline.attribute("xmlurl"))
        .or(() -> outline.attribute("xmlURL"))
        .orElse("");
  }

  public static String write(String title, List<Feed> feeds) {
    StringBuilder opml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n")
            .append("  <head>\n    <title>")
            .append(escaped(title))
            .append("</title>\n  </head>\n  <body>\n");
    for (Feed feed : feeds) {
      opml.append("    <outline type=\"rss\" text=\"")
          .append(escaped(feed.title()))
          .append("\" xmlUrl=\"")
          .append(escaped(feed.address().toString()))
          .append("\"/>\n");
    }
    return opml.append("  </body>\n</opml>\n").toString();
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;");
  }
}
