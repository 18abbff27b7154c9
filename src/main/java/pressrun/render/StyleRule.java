package pressrun.render;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One CSS selector with its declarations.
 *
 * @param specificity ids, classes and elements as in Selectors Level 3, section 9
 */
record StyleRule(String selector, Map<String, String> declarations, int specificity) {
  private static final Pattern ID = Pattern.compile("#[\\w-]+");
  private static final Pattern CLASS = Pattern.compile("\\.[\\w-]+|\\[[^]]*]|:(?!not\\()[\\w-]+");
  private static final Pattern ELEMENT = Pattern.compile("(?:^|[\\s>+~(])[A-Za-z][\\w-]*");

  static StyleRule of(String selector, String block) {
    return new StyleRule(selector, declarations(block), specificity(selector));
  }

  /** Declarations in order; of two for one property the last stands. */
  static Map<String, String> declarations(String block) {
    Map<String, String> declarations = new LinkedHashMap<>();
    for (String declaration : CssParts.split(block, ';')) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        String property = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        declarations.remove(property);
        declarations.put(property, declaration.substring(colon + 1).strip());
      }
    }
    return declarations;
  }

  private static int specificity(String selector) {
    return count(ID, selector) * 10_000 + count(CLASS, selector) * 100 + count(ELEMENT, selector);
  }

  private static int count(Pattern pattern, String selector) {
    return (int) pattern.matcher(selector).results().count();
  }
}
