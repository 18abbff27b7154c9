package pressrun.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/**
 * The HTML of a mail taken apart, so that it can be judged.
 *
 * @param elements all of them, in the order of the page
 * @param styles the CSS it uses, in style attributes and style elements
 * @param styleSheets the text of each style element
 * @param text what it says, hidden text too
 * @param faults what a parser stumbles over
 */
public record MailPage(
    List<MailElement> elements,
    List<StyleUse> styles,
    List<String> styleSheets,
    String text,
    List<String> faults) {
  private static final int FAULTS_KEPT = 10;

  public static MailPage of(String html) {
    Parser parser =
        Parser.htmlParser().setTrackPosition(true).setTrackErrors(FAULTS_KEPT).setMaxDepth(512);
    Document document = Jsoup.parse(html, "", parser);
    List<MailElement> elements = new ArrayList<>();
    drawn(document.children(), Paint.initial(), elements);
    return new MailPage(
        List.copyOf(elements),
        StyleUse.all(document),
        document.select("style").stream().map(Element::data).toList(),
        document.body().text(),
        parser.getErrors().stream().map(ParseError::toString).toList());
  }

  /** The same page as a program that knows {@code prefers-color-scheme} draws it in the dark. */
  public static MailPage dark(String html) {
    Document document = Jsoup.parse(html);
    document.outputSettings().prettyPrint(false);
    for (Element style : document.select("style")) {
      for (String statement : StyleSheet.parse(style.data()).kept()) {
        if (statement.startsWith("@media") && statement.contains("prefers-color-scheme: dark")) {
          Element inner = document.head().appendElement("style").attr("data-inline", "");
          inner.appendChild(new DataNode(CssParts.block(statement)));
        }
      }
    }
    return of(CssInliner.inline(document.outerHtml()));
  }

  private static void drawn(List<Element> siblings, Paint around, List<MailElement> into) {
    for (Element element : siblings) {
      Paint paint = around.within(element);
      into.add(MailElement.of(element, paint));
      drawn(element.children(), paint, into);
    }
  }

  /** Those of a tag, wherever they stand. */
  public List<MailElement> all(String tag) {
    return elements.stream().filter(element -> element.tag().equals(tag)).toList();
  }

  public Optional<MailElement> first(String tag) {
    return elements.stream().filter(element -> element.tag().equals(tag)).findFirst();
  }

  /** The first words of the body where they are hidden: what an inbox shows beside the subject. */
  public Optional<String> preheader() {
    return elements.stream()
        .filter(element -> element.within().contains("body") && !element.ownText().isEmpty())
        .findFirst()
        .filter(MailElement::hidden)
        .map(MailElement::text);
  }
}
