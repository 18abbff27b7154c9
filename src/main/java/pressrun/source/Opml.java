package pressrun.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xml.sax.SAXException;
import pressrun.http.WebAddress;
import pressrun.text.Printable;

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

  /**
   * One entry that has no feed for us.
   *
   * @param written its address as it stands there, without what may be a password
   */
  public record LeftOut(String title, String written, String why) {}

  /**
   * What a list holds.
   *
   * @param feeds each once, as it first stands
   */
  public record Listed(List<Feed> feeds, List<LeftOut> leftOut) {}

  /** None at all for what is no such list. */
  public static Optional<Listed> read(byte[] bytes) {
    String text = Prolog.cutOff(Characters.decode(bytes, Optional.empty()));
    try {
      return outlines(text).map(Opml::listed);
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

  private static Listed listed(FeedElement root) {
    Map<URI, Feed> feeds = new LinkedHashMap<>();
    List<LeftOut> leftOut = new ArrayList<>();
    collect(root, List.of(), feeds, leftOut);
    return new Listed(List.copyOf(feeds.values()), List.copyOf(leftOut));
  }

  /** Nesting is bounded by {@link FeedTree}. */
  private static void collect(
      FeedElement element, List<String> folders, Map<URI, Feed> feeds, List<LeftOut> leftOut) {
    for (FeedElement child : element.children()) {
      String name = child.attribute("text").or(() -> child.attribute("title")).orElse("");
      address(child).ifPresent(written -> take(name, written, folders, feeds, leftOut));
      List<String> inside = new ArrayList<>(folders);
      if (child.name().equals("outline") && !name.isEmpty()) {
        inside.add(name);
      }
      collect(child, List.copyOf(inside), feeds, leftOut);
    }
  }

  private static void take(
      String name,
      String written,
      List<String> folders,
      Map<URI, Feed> feeds,
      List<LeftOut> leftOut) {
    Optional<URI> address = WebAddress.resolve(Optional.empty(), written);
    Optional<String> why =
        address.isEmpty()
            ? Optional.of("expected an http or https address")
            : address.get().getRawUserInfo() != null
                ? Optional.of("a login inside the address is not supported")
                : feeds.size() >= MOST && !feeds.containsKey(address.get())
                    ? Optional.of("a list may have " + MOST + " feeds")
                    : Optional.empty();
    if (why.isPresent()) {
      leftOut.add(
          new LeftOut(shown(name.isEmpty() ? "an entry" : name), shown(written), why.get()));
    } else {
      String title = name.isEmpty() ? address.get().getHost() : name;
      feeds.putIfAbsent(address.get(), new Feed(title, address.get(), folders));
    }
  }

  private static String shown(String text) {
    return Printable.line(text);
  }

  /** What an outline that is a feed names; one without it is a folder. */
  private static Optional<String> address(FeedElement outline) {
    return outline
        .attribute("xmlUrl")
        .or(() -> outline.attribute("xmlurl"))
        .or(() -> outline.attribute("xmlURL"));
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
