package pressrun.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A feed's XML made fit for ROME, which drops a whole feed for one wrong value that nobody reads:
 * only what is read stays, under the namespaces that ROME looks for.
 */
final class FeedTree {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String ATOM_03 = "http://purl.org/atom/ns#";
  private static final String RSS_1 = "http://purl.org/rss/1.0/";
  private static final String MEDIA = "http://search.yahoo.com/mrss/";
  private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
  private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
  private static final Set<String> EXTENSIONS = Set.of(ATOM, MEDIA, DUBLIN_CORE, CONTENT);
  private static final Set<String> FRAMES = Set.of("channel", "item", "entry");
  private static final Set<String> UNREAD =
      Set.of("skiphours", "skipdays", "cloud", "textinput", "ttl", "rating", "image", "source");
  private static final Set<String> PICTURES = Set.of("group", "content", "thumbnail");
  private static final Set<String> VERSIONS =
      Set.of("0.9", "0.90", "0.91", "0.92", "0.93", "0.94", "2.0");

  private FeedTree() {}

  static void fit(Document document) {
    Element root = document.getDocumentElement();
    String own = namespaceOfText(root);
    prune(root, own);
    switch (root.getLocalName().toLowerCase(Locale.ROOT)) {
      case "rss" -> {
        rename(document, root, own, "");
        if (!VERSIONS.contains(root.getAttribute("version").strip())) {
          root.setAttribute("version", "2.0");
        }
      }
      case "feed" -> rename(document, root, own, own.equals(ATOM_03) ? ATOM_03 : ATOM);
      default -> {
        rename(document, root, own, RSS_1);
        // ROME tells RSS 1.0 by what the root declares.
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", RSS_1);
      }
    }
  }

  /** RDF's root has a namespace of its own; what it holds has the feed's. */
  private static String namespaceOfText(Element root) {
    boolean rdf = root.getLocalName().equalsIgnoreCase("rdf");
    return children(root).stream()
        .filter(child -> rdf && FRAMES.contains(child.getLocalName()))
        .map(FeedTree::namespace)
        .findFirst()
        .orElse(namespace(root));
  }

  private static void prune(Element frame, String own) {
    for (Element child : children(frame)) {
      String name = child.getLocalName().toLowerCase(Locale.ROOT);
      if (!read(child, name, own)) {
        frame.removeChild(child);
      } else if (namespace(child).equals(MEDIA)) {
        pruneMedia(child);
      } else if (FRAMES.contains(name)) {
        prune(child, own);
      }
    }
  }

  private static boolean read(Element child, String name, String own) {
    String namespace = namespace(child);
    if (namespace.equals(MEDIA)) {
      return pictured(child);
    }
    return EXTENSIONS.contains(namespace)
        || ((namespace.equals(own) || namespace.isEmpty()) && !UNREAD.contains(name));
  }

  private static void pruneMedia(Element media) {
    for (Element child : children(media)) {
      if (pictured(child)) {
        pruneMedia(child);
      } else {
        media.removeChild(child);
      }
    }
  }

  /** ROME logs a stack trace for one without an address. */
  private static boolean pictured(Element media) {
    return PICTURES.contains(media.getLocalName())
        && (media.getLocalName().equals("group") || !media.getAttribute("url").isBlank());
  }

  private static void rename(Document document, Element element, String from, String to) {
    Element renamed = element;
    String namespace = namespace(element);
    if (!namespace.equals(to) && (namespace.equals(from) || namespace.isEmpty())) {
      element.removeAttribute("xmlns");
      renamed = (Element) document.renameNode(element, to, element.getLocalName());
    }
    for (Element child : children(renamed)) {
      rename(document, child, from, to);
    }
  }

  private static String namespace(Node node) {
    return node.getNamespaceURI() == null ? "" : node.getNamespaceURI();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
