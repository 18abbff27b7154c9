package pressrun.render;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Moves the rules of {@code <style data-inline>} into style attributes, because mail programs drop
 * style sheets; other style elements (narrow screens, dark) stay.
 */
final class CssInliner {
  private static final String IMPORTANT = "!important";

  private CssInliner() {}

  static String inline(String html) {
    Document document = Jsoup.parse(html);
    document.outputSettings().prettyPrint(false);
    Map<Element, Map<String, String>> styles = new LinkedHashMap<>();
    for (Element sheet : document.select("style[data-inline]")) {
      rules(sheet.data()).forEach(rule -> apply(document, rule, styles));
      sheet.remove();
    }
    styles.forEach(CssInliner::write);
    return document.outerHtml();
  }

  /** Weakest first, so that later rules overwrite; the sort keeps the order of equals. */
  private static List<StyleRule> rules(String css) {
    return StyleRule.parse(css).stream()
        .sorted(Comparator.comparingInt(StyleRule::specificity))
        .toList();
  }

  private static void apply(
      Document document, StyleRule rule, Map<Element, Map<String, String>> styles) {
    for (Element element : document.select(rule.selector())) {
      Map<String, String> style = styles.computeIfAbsent(element, key -> new LinkedHashMap<>());
      rule.declarations().forEach((property, value) -> set(style, property, value));
    }
  }

  private static void set(Map<String, String> style, String property, String value) {
    boolean kept =
        style.getOrDefault(property, "").endsWith(IMPORTANT) && !value.endsWith(IMPORTANT);
    if (!kept) {
      style.remove(property);
      style.put(property, value);
    }
  }

  private static void write(Element element, Map<String, String> style) {
    StyleRule.declarations(element.attr("style"))
        .forEach((property, value) -> set(style, property, value));
    String text =
        style.entrySet().stream()
            .map(
                declaration ->
                    declaration.getKey()
                        + ":"
                        + declaration.getValue().replace(IMPORTANT, "").strip())
            .collect(Collectors.joining(";"));
    element.attr("style", text);
  }
}
