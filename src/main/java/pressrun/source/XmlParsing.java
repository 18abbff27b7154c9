package pressrun.source;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The two ways XML is read: strictly by the JDK, with no document type and nothing fetched; and as
 * far as it makes sense, by jsoup, for what is broken.
 */
final class XmlParsing {
  private static final int MOST_NAMESPACES = 64;
  private static final Pattern DECLARED = Pattern.compile("xmlns:([^\\s=<>\"']{1,100})");

  private XmlParsing() {}

  static Optional<FeedElement> strict(String xml, Optional<URI> address) throws SAXException {
    FeedTree tree = new FeedTree(address);
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newSAXParser().parse(new InputSource(new StringReader(xml)), tree);
    } catch (ParserConfigurationException | IOException impossible) {
      throw new IllegalStateException("the JDK's XML parser, reading from memory", impossible);
    }
    return tree.root();
  }

  /** From where a root of the given pattern seems to stand; none when there is none at all. */
  static Optional<FeedElement> lenient(String xml, String root, Optional<URI> address)
      throws SAXException {
    refuseManyNamespaces(xml);
    Matcher found =
        Pattern.compile("<(?:" + root + ")[\\s>]", Pattern.CASE_INSENSITIVE).matcher(xml);
    if (!found.find()) {
      return Optional.empty();
    }
    Element document =
        Jsoup.parse(TagNames.bounded(xml.substring(found.start())), "", Parser.xmlParser());
    Element top = document.firstElementChild();
    if (top == null) {
      return Optional.empty();
    }
    FeedTree tree = new FeedTree(address);
    if (NodeTraversor.filter(new Walk(tree), top) == NodeFilter.FilterResult.STOP) {
      throw new FeedTree.TooDeep();
    }
    return tree.root();
  }

  /** The parser keeps each that is declared for each element anew. */
  private static void refuseManyNamespaces(String xml) throws SAXException {
    Set<String> declared = new HashSet<>();
    Matcher prefix = DECLARED.matcher(xml);
    while (prefix.find()) {
      declared.add(prefix.group(1));
      if (declared.size() > MOST_NAMESPACES) {
        throw new SAXException("it declares more than " + MOST_NAMESPACES + " namespaces");
      }
    }
  }

  /** Gives a jsoup tree to ours, and keeps account of what prefixes stand for. */
  private static final class Walk implements NodeFilter {
    private final FeedTree tree;
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>(List.of(Map.of()));

    Walk(FeedTree tree) {
      this.tree = tree;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        tree.text(text.getWholeText());
      } else if (node instanceof Element element) {
        try {
          enter(element);
        } catch (FeedTree.TooDeep bomb) {
          return FilterResult.STOP;
        }
      }
      return FilterResult.CONTINUE;
    }

    private void enter(Element element) throws FeedTree.TooDeep {
      Map<String, String> declared = new HashMap<>();
      Map<String, String> attributes = new LinkedHashMap<>();
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        if (name.equals("xmlns") || name.startsWith("xmlns:")) {
          declared.put(name.substring(Math.min(name.length(), 6)), attribute.getValue());
        } else {
          attributes.put(name, attribute.getValue());
        }
      }
      Map<String, String> scope = scopes.element();
      if (!declared.isEmpty()) {
        scope = new HashMap<>(scope);
        scope.putAll(declared);
      }
      scopes.push(scope);
      String tag = element.tagName();
      int colon = tag.indexOf(':');
      String prefix = colon < 0 ? "" : tag.substring(0, colon);
      String otherwise = prefix.isEmpty() ? "" : FeedVocabulary.usual(prefix);
      tree.start(scope.getOrDefault(prefix, otherwise), tag.substring(colon + 1), attributes);
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element) {
        tree.end();
        scopes.pop();
      }
      return FilterResult.CONTINUE;
    }
  }
}
