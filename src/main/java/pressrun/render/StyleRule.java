package pressrun.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One CSS selector with its declarations.
 *
 * @param specificity ids, classes and elements as in Selectors Level 3, section 9
 */
record StyleRule(String selector, Map<String, String> declarations, int specificity) {
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("\\.[\\w-]+|\\[[^]]*]|:(?!:)[\\w-]+");
  private static final Pattern ELEMENT = Pattern.compile("(?:^|[\\s>+~])[A-Za-z][\\w-]*");

  /** The rules of a style sheet without at-rules, in order, one per selector. */
  static List<StyleRule> parse(String css) {
    List<StyleRule> rules = new ArrayList<>();
    Matcher rule = RULE.matcher(COMMENT.matcher(css).replaceAll(""));
    while (rule.find()) {
      Map<String, String> declarations = declarations(rule.group(2));
      for (String selector : rule.group(1).split(",", -1)) {
        rules.add(new StyleRule(selector.strip(), declarations, specificity(selector.strip())));
      }
    }
    return rules;
  }

  static Map<String, String> declarations(String block) {
    Map<String, String> declarations = new LinkedHashMap<>();
    for (String declaration : block.split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        declarations.put(
            declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            declaration.substring(colon + 1).strip());
      }
    }
    return declarations;
  }

  private static int specificity(String selector) {
    int ids = count(Pattern.compile("#[\\w-]+"), selector);
    return ids * 10_000 + count(CLASS, selector) * 100 + count(ELEMENT, selector);
  }

  private static int count(Pattern pattern, String selector) {
    return (int) pattern.matcher(selector).results().count();
  }
}
