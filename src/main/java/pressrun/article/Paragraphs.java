package pressrun.article;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import pressrun.source.TagNames;

/** A body taken apart into plain paragraphs. */
final class Paragraphs {
  private static final Set<String> NOT_TEXT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "svg",
          "math",
          "label",
          "textarea",
          "select",
          "nav",
          "aside",
          "header",
          "footer",
          "figure",
          "table",
          "button");

  /** No excerpt or picture comes from further down. */
  private static final int LONGEST = 1 << 20;

  /** As XHTML closes what is empty; to HTML that opens it, and all that follows is inside. */
  private static final Pattern CLOSED_AT_ONCE =
      Pattern.compile(
          "<(iframe|script|style|video|audio|object|textarea)(\\s[^<>]*)?/>",
          Pattern.CASE_INSENSITIVE);

  private Paragraphs() {}

  /** Paragraphs are parted by blank lines, and a line that is apart is one by itself. */
  static List<String> ofText(String text, Predicate<String> apart) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : (text + "\n\n").lines().toList()) {
      if (line.isBlank()) {
        add(paragraphs, current);
      } else if (apart.test(line.strip())) {
        add(paragraphs, current);
        add(paragraphs, current.append(line));
      } else {
        current.append(line).append('\n');
      }
    }
    add(paragraphs, current);
    return paragraphs;
  }

  private static Document document(String html, String base) {
    String begun = html.substring(0, Math.min(html.length(), LONGEST));
    String closed =
        begun.contains("/>") ? CLOSED_AT_ONCE.matcher(begun).replaceAll("<$1$2></$1>") : begun;
    return Jsoup.parseBodyFragment(TagNames.bounded(closed), base);
  }

  /**
   * What of HTML is for an article.
   *
   * @param paragraphs what block elements hold
   * @param picture the first that a reader would see
   */
  record Parts(List<String> paragraphs, Optional<Image> picture) {}

  static Parts ofHtml(String html, Optional<URI> base) {
    if (html.isBlank()) {
      return new Parts(List.of(), Optional.empty());
    }
    Document document = document(html, base.map(URI::toString).orElse(""));
    return new Parts(paragraphs(document), picture(document));
  }

  private static List<String> paragraphs(Document document) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    document
        .body()
        .filter(
            new NodeFilter() {
              @Override
              public FilterResult head(Node node, int depth) {
                if (NOT_TEXT.contains(node.normalName())) {
                  return FilterResult.SKIP_ENTIRELY;
                }
                if (node instanceof TextNode text) {
                  current.append(text.getWholeText());
                } else if (breaks(node)) {
                  add(paragraphs, current);
                }
                return FilterResult.CONTINUE;
              }

              @Override
              public FilterResult tail(Node node, int depth) {
                if (breaks(node)) {
                  add(paragraphs, current);
                }
                return FilterResult.CONTINUE;
              }
            });
    return paragraphs;
  }

  private static boolean breaks(Node node) {
    return node instanceof Element element
        && (element.isBlock() || element.normalName().equals("br"));
  }

  private static void add(List<String> paragraphs, StringBuilder current) {
    String text = PlainText.of(current.toString());
    if (!text.isEmpty()) {
      paragraphs.add(text);
    }
    current.setLength(0);
  }

  private static Optional<Image> picture(Document document) {
    return document.getElementsByTag("img").stream()
        .filter(element -> element.hasAttr("src"))
        .map(Images::of)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
