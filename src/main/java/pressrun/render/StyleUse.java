package pressrun.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * One use of CSS in a mail.
 *
 * @param name a property's name, an at-rule's name, or a selector
 * @param value a property's value, an at-rule's condition, or nothing
 * @param line where it stands in the HTML part
 */
public record StyleUse(Kind kind, Place place, String name, String value, int line) {
  /** What is used. */
  public enum Kind {
    PROPERTY,
    AT_RULE,
    SELECTOR
  }

  /** Whether a program that knows nothing but style attributes comes upon it. */
  public enum Place {
    ATTRIBUTE,
    SHEET,
    /** In a sheet, under a condition. */
    CONDITION
  }

  static List<StyleUse> all(Document document) {
    List<StyleUse> uses = new ArrayList<>();
    for (Element element : document.select("[style]")) {
      declarations(element.attr("style"), Place.ATTRIBUTE, line(element), uses);
    }
    for (Element sheet : document.select("style")) {
      sheet(sheet.data(), Place.SHEET, new Lines(sheet.data(), line(sheet)), uses);
    }
    return List.copyOf(uses);
  }

  private static int line(Element element) {
    return element.sourceRange().isTracked() ? element.sourceRange().start().lineNumber() : 0;
  }

  private static void sheet(String css, Place place, Lines lines, List<StyleUse> into) {
    StyleSheet sheet = StyleSheet.parse(css);
    for (StyleRule rule : sheet.rules()) {
      int line = lines.of(rule.selector()).orElse(lines.first());
      into.add(new StyleUse(Kind.SELECTOR, place, rule.selector(), "", line));
      rule.declarations()
          .forEach(
              (name, value) -> into.add(new StyleUse(Kind.PROPERTY, place, name, value, line)));
    }
    sheet.kept().forEach(statement -> kept(statement, place, lines, into));
  }

  private static void kept(String statement, Place place, Lines lines, List<StyleUse> into) {
    int brace = statement.indexOf('{');
    String head = (brace < 0 ? statement : statement.substring(0, brace)).strip();
    int line = lines.of(head).orElse(lines.first());
    if (!head.startsWith("@")) {
      into.add(new StyleUse(Kind.SELECTOR, place, head, "", line));
      declarations(CssParts.block(statement), place, line, into);
      return;
    }
    String name = head.substring(1).split("[\\s(\"';]", 2)[0];
    into.add(
        new StyleUse(Kind.AT_RULE, place, name, head.substring(1 + name.length()).strip(), line));
    if (name.equals("media") || name.equals("supports")) {
      sheet(CssParts.block(statement), Place.CONDITION, lines, into);
    }
  }

  private static void declarations(String block, Place place, int line, List<StyleUse> into) {
    StyleRule.declarations(block)
        .forEach((name, value) -> into.add(new StyleUse(Kind.PROPERTY, place, name, value, line)));
  }

  /** Finds what stands in a style element again. */
  private record Lines(String css, int first) {
    Optional<Integer> of(String text) {
      int at = css.indexOf(text);
      return at < 0
          ? Optional.empty()
          : Optional.of(first + (int) css.substring(0, at).chars().filter(c -> c == '\n').count());
    }
  }
}
