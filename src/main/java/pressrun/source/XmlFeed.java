package pressrun.source;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xml.sax.SAXException;
import pressrun.text.Printable;

/** RSS 0.9x, 1.0, 1.1, 2.0 and Atom 0.3, 1.0 (RFC 4287): read strictly, else repaired. */
final class XmlFeed {
  static final int MOST_ENTRIES = 5000;
  private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf:rdf", "rdf", "channel");
  private static final String ROOT = "rss|feed|(?:[a-z]{1,10}:)?RDF|channel";
  private static final String[] FRAMES = {"channel", "items"};

  private XmlFeed() {}

  static Reading parse(String text, Optional<URI> address) throws Unreadable {
    String xml = Prolog.cutOff(text);
    try {
      Optional<FeedElement> root = XmlParsing.strict(xml, address);
      return reading(root.orElseThrow(), Optional.empty());
    } catch (FeedTree.TooDeep bomb) {
      throw new Unreadable("the feed cannot be understood: " + bomb.getMessage());
    } catch (SAXException broken) {
      return repaired(xml, address, Printable.line(broken.getMessage()));
    }
  }

  private static Reading repaired(String xml, Optional<URI> address, String why) throws Unreadable {
    try {
      FeedElement root =
          XmlParsing.lenient(xml, ROOT, address)
              .orElseThrow(() -> new Unreadable(FeedParser.NO_FEED + "broken XML: " + why));
      Reading found = reading(root, Optional.of("the feed is broken XML and was repaired: " + why));
      boolean cut = endsInside(xml);
      Reading whole = cut ? found.withoutLast() : found;
      if (whole.entries().isEmpty() && (cut || !root.holdsElements())) {
        throw new Unreadable(FeedParser.NO_FEED + "XML broken beyond repair: " + why);
      }
      return whole;
    } catch (SAXException bomb) {
      throw new Unreadable("the feed cannot be understood: " + bomb.getMessage());
    }
  }

  /** Whether the feed was cut off in the middle of an entry, which then is not to be shown. */
  private static boolean endsInside(String xml) {
    String small = xml.toLowerCase(Locale.ROOT);
    int begun = Math.max(small.lastIndexOf("<item"), small.lastIndexOf("<entry"));
    int ended = Math.max(small.lastIndexOf("</item"), small.lastIndexOf("</entry"));
    return begun > ended;
  }

  private static Reading reading(FeedElement root, Optional<String> note) throws Unreadable {
    if (!ROOTS.contains(root.name())) {
      throw new Unreadable(FeedParser.NO_FEED + "an XML document <" + root.name() + ">");
    }
    boolean atom = root.name().equals("feed");
    List<FeedElement> frames =
        Stream.concat(
                Stream.of(root),
                root.all(FRAMES)
                    .flatMap(frame -> Stream.concat(Stream.of(frame), frame.all(FRAMES))))
            .toList();
    FeedElement frame = frames.size() > 1 && !atom ? frames.get(1) : root;
    FeedText text = new FeedText(atom);
    List<Entry> entries =
        frames.stream()
            .flatMap(outside -> outside.children().stream())
            .filter(child -> child.name().equals("item") || child.name().equals("entry"))
            .limit(MOST_ENTRIES)
            .map(item -> new FeedItem(item, frame, text).entry())
            .toList();
    return new Reading(text.first(frame, "title", "atom:title", "dc:title"), entries, note);
  }
}
