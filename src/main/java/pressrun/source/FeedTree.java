package pressrun.source;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import pressrun.http.WebAddress;

/** Builds the elements of a feed while a parser reads it; nesting is bounded. */
final class FeedTree extends DefaultHandler {
  private static final int DEEPEST = 128;

  /** What windows-1252 has at 0x80 to 0x9F, where Unicode has controls that nobody means. */
  private static final String MEANT =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D"
          + "\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153"
          + "\u009D\u017E\u0178";

  private final FeedVocabulary vocabulary = new FeedVocabulary();
  private final Deque<FeedElement> open = new ArrayDeque<>();
  private final Optional<URI> address;
  private Optional<FeedElement> root = Optional.empty();

  FeedTree(Optional<URI> address) {
    this.address = address;
  }

  Optional<FeedElement> root() {
    return root;
  }

  @Override
  public void startElement(String namespace, String local, String tag, Attributes given)
      throws SAXException {
    Map<String, String> attributes = given.getLength() == 0 ? Map.of() : new LinkedHashMap<>();
    for (int i = 0; i < given.getLength(); i++) {
      attributes.put(given.getQName(i), given.getValue(i));
    }
    start(namespace, local, attributes);
  }

  void start(String namespace, String local, Map<String, String> given) throws TooDeep {
    if (open.size() >= DEEPEST || Thread.currentThread().isInterrupted()) {
      throw new TooDeep();
    }
    Map<String, String> attributes = given.isEmpty() ? Map.of() : withoutPrefixes(given);
    Optional<FeedElement> parent = Optional.ofNullable(open.peek());
    Optional<URI> outer = parent.map(FeedElement::base).orElse(address);
    Optional<URI> base =
        Optional.ofNullable(attributes.get("xml:base"))
            .flatMap(written -> WebAddress.resolve(outer, written))
            .or(() -> outer);
    String language =
        Optional.ofNullable(attributes.get("xml:lang"))
            .map(String::strip)
            .orElse(parent.map(FeedElement::language).orElse(""));
    FeedElement element =
        new FeedElement(
            vocabulary.name(namespace, local),
            local,
            attributes,
            base,
            !base.equals(address),
            language);
    parent.ifPresentOrElse(outside -> outside.add(element), () -> root = Optional.of(element));
    open.push(element);
  }

  private static Map<String, String> withoutPrefixes(Map<String, String> given) {
    Map<String, String> attributes = new LinkedHashMap<>();
    given.forEach(
        (name, value) ->
            attributes.putIfAbsent(
                name.startsWith("xml:") ? name : name.substring(name.indexOf(':') + 1), value));
    return attributes;
  }

  @Override
  public void endElement(String namespace, String local, String tag) {
    end();
  }

  void end() {
    open.pop();
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    text(new String(characters, start, length));
  }

  void text(String text) {
    if (!open.isEmpty()) {
      open.element().add(readable(text));
    }
  }

  private static String readable(String text) {
    int first = 0;
    while (first < text.length() && !control(text.charAt(first))) {
      first++;
    }
    return first == text.length() ? text : mended(text);
  }

  private static String mended(String text) {
    StringBuilder readable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && c < 0xA0) {
        readable.append(MEANT.charAt(c - 0x80));
      } else if (!control(c)) {
        readable.append(c);
      }
    }
    return readable.toString();
  }

  private static boolean control(int c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
  }

  @Override
  public void error(SAXParseException recoverable) throws SAXException {
    throw recoverable;
  }

  /** No article nests that deep; a bomb does. Or its time is over. */
  static final class TooDeep extends SAXException {
    private static final long serialVersionUID = 1;

    TooDeep() {
      super(
          Thread.currentThread().isInterrupted()
              ? "reading it took too long and was stopped"
              : "elements nest deeper than " + DEEPEST);
    }
  }
}
