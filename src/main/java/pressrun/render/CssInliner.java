package pressrun.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/**
 * Moves the rules of {@code <style data-inline>} into style attributes, because mail programs drop
 * style sheets. What cannot stand in an attribute stays in a style element, the dark rules in one
 * of their own; other style elements are left alone. What Outlook wants in attributes is said
 * there.
 */
public final class CssInliner {
  private static final Pattern IMPORTANT =
      Pattern.compile("(?<!\\s)\\s*+!\\s*+important$", Pattern.CASE_INSENSITIVE);
  private static final Predicate<String> DARK =
      Pattern.compile("prefers-color-scheme|\\[data-ogs").asPredicate();

  private final Document document;
  private final Map<Element, Map<String, String>> styles = new LinkedHashMap<>();

  private CssInliner(Document document) {
    this.document = document;
  }

  /** The same page; twice is as once. */
  public static String inline(String html) {
    Document document = Jsoup.parse(html);
    document.outputSettings().prettyPrint(false);
    CssInliner inliner = new CssInliner(document);
    inliner.apply(document.select("style[data-inline]"));
    inliner.styles.forEach(CssInliner::write);
    return document.outerHtml();
  }

  private void apply(List<Element> sheets) {
    List<StyleRule> rules = new ArrayList<>();
    for (Element element : sheets) {
      StyleSheet sheet = StyleSheet.parse(element.data());
      rules.addAll(sheet.rules());
      keep(element, sheet.kept().stream().filter(DARK.negate()));
      keep(element, sheet.kept().stream().filter(DARK));
      element.remove();
    }
    // Weakest first, so that later rules overwrite; the sort keeps the order of equals.
    rules.stream().sorted(Comparator.comparingInt(StyleRule::specificity)).forEach(this::apply);
  }

  private static void keep(Element before, Stream<String> statements) {
    List<String> kept = statements.toList();
    if (!kept.isEmpty()) {
      before.before("<style>\n" + String.join("\n", kept) + "\n</style>\n");
    }
  }

  private void apply(StyleRule rule) {
    for (Element element : matching(rule.selector())) {
      Map<String, String> style = styles.computeIfAbsent(element, key -> new LinkedHashMap<>());
      rule.declarations().forEach((property, value) -> set(style, property, value));
    }
  }

  private List<Element> matching(String selector) {
    try {
      return document.select(selector).stream().filter(CssInliner::isShown).toList();
    } catch (Selector.SelectorParseException unknown) {
      // A selector that nobody understands styles nothing, as in a browser.
      return List.of();
    }
  }

  private static boolean isShown(Element element) {
    return element.closest("head, style, script") == null;
  }

  private static void set(Map<String, String> style, String property, String value) {
    if (!insists(style.getOrDefault(property, "")) || insists(value)) {
      style.remove(property);
      style.put(property, value);
    }
  }

  static boolean insists(String value) {
    return IMPORTANT.matcher(value).find();
  }

  /** Without the word important: it would beat the rules for narrow screens and for the dark. */
  private static void write(Element element, Map<String, String> style) {
    StyleRule.declarations(element.attr("style"))
        .forEach((property, value) -> set(style, property, value));
    // Last, so that no shorthand of lesser weight comes after it.
    Map<String, String> ordered = new LinkedHashMap<>();
    style.entrySet().stream()
        .sorted(Comparator.comparing(entry -> insists(entry.getValue())))
        .forEach(entry -> ordered.put(entry.getKey(), plain(entry.getValue())));
    String text =
        ordered.entrySet().stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .collect(Collectors.joining(";"));
    element.attr("style", text);
    OutlookAttributes.write(element, ordered);
  }

  static String plain(String value) {
    return IMPORTANT.matcher(value).replaceAll("").replace('"', '\'');
  }
}
