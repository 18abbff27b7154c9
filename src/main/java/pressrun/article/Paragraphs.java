package pressrun.article;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import pressrun.source.TagNames;

/** A body taken apart into plain paragraphs. */
final class Paragraphs {
  private static final String NOT_TEXT =
      "script,style,noscript,template,iframe,object,svg,math,label,textarea,select,nav,aside,header,footer,figure,table,button";

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
    String closed = CLOSED_AT_ONCE.matcher(begun).replaceAll("<$1$2></$1>");
    return Jsoup.parseBodyFragment(TagNames.bounded(closed), base);
  }

  /** Paragraphs are what block elements hold. */
  static List<String> ofHtml(String html) {
    Document document = document(html, "");
    document.select(NOT_TEXT).remove();
    List<String> paragraphs = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    document
        .body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                  current.append(text.getWholeText());
                } else if (breaks(node)) {
                  add(paragraphs, current);
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (breaks(node)) {
                  add(paragraphs, current);
                }
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

  /** The first picture of a body that a reader would see. */
  static Optional<Image> image(String html, Optional<URI> base) {
    Document document = document(html, base.map(URI::toString).orElse(""));
    return document.select("img[src]").stream()
        .map(Images::of)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
