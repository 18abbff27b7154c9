package pressrun.render;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One CSS selector with its declarations.
 *
 * @param specificity the heavier wins, see {@link Specificity}
 */
record StyleRule(String selector, Map<String, String> declarations, int specificity) {
  private static final Pattern PROPERTY = Pattern.compile("-{0,2}[a-zA-Z_][\\w-]*");

  static StyleRule of(String selector, String block) {
    return new StyleRule(selector, declarations(block), Specificity.of(selector));
  }

  /** Declarations in order; of two for one property the last stands. */
  static Map<String, String> declarations(String block) {
    Map<String, String> declarations = new LinkedHashMap<>();
    for (String declaration : CssParts.split(block, ';')) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        String name = declaration.substring(0, colon).strip();
        put(declarations, name, declaration.substring(colon + 1).strip());
      }
    }
    return declarations;
  }

  /** What no browser reads as a declaration styles nothing; an important one beats later ones. */
  private static void put(Map<String, String> declarations, String name, String value) {
    String property = name.startsWith("--") ? name : name.toLowerCase(Locale.ROOT);
    boolean beaten =
        CssInliner.insists(declarations.getOrDefault(property, "")) && !CssInliner.insists(value);
    if (PROPERTY.matcher(name).matches() && !value.isEmpty() && !beaten) {
      declarations.remove(property);
      declarations.put(property, value);
    }
  }
}
