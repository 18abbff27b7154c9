package pressrun.source;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import pressrun.http.Printable;

/** RSS 0.9x, 1.0, 2.0 and Atom, through ROME; no ROME type leaves this class and its helpers. */
final class XmlFeed {
  static final int MOST_ENTRIES = 5000;
  private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf");

  private XmlFeed() {}

  static Reading parse(String text, Optional<URI> address) throws Unreadable {
    String xml = Prolog.cutOff(text);
    try {
      return Reading.clean(entries(XmlDocument.parse(xml), address));
    } catch (SAXException broken) {
      return repaired(xml, address, broken);
    }
  }

  private static Reading repaired(String xml, Optional<URI> address, SAXException broken)
      throws Unreadable {
    String why = Printable.line(broken.getMessage());
    String mended =
        XmlRepair.mended(xml)
            .orElseThrow(() -> new Unreadable(FeedParser.NO_FEED + "broken XML: " + why));
    try {
      return new Reading(
          entries(XmlDocument.parse(mended), address),
          Optional.of("the feed is broken XML and was repaired: " + why));
    } catch (SAXException hopeless) {
      throw new Unreadable(FeedParser.NO_FEED + "XML broken beyond repair: " + why);
    }
  }

  private static List<Entry> entries(Document document, Optional<URI> address) throws Unreadable {
    Element root = document.getDocumentElement();
    String name = root.getLocalName().toLowerCase(Locale.ROOT);
    if (!ROOTS.contains(name)) {
      throw new Unreadable(FeedParser.NO_FEED + "an XML document <" + root.getNodeName() + ">");
    }
    try {
      FeedTree.fit(document);
      SyndFeed feed = new SyndFeedInput().build(document);
      FeedEntries entries = new FeedEntries(feed, root, address);
      List<SyndEntry> given = feed.getEntries();
      return given.stream().limit(MOST_ENTRIES).map(entries::entry).toList();
    } catch (FeedException | RuntimeException unknown) {
      // ROME and its modules throw many kinds for what a feed holds; none may stop a press run.
      throw new Unreadable(
          "the feed cannot be understood: " + Printable.line(unknown.getMessage()));
    }
  }
}
