package pressrun.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A style sheet taken apart.
 *
 * @param rules what can stand in style attributes, in order, one per selector
 * @param kept what cannot: at-rules, and rules for a pointer's doings or parts of elements
 */
record StyleSheet(List<StyleRule> rules, List<String> kept) {
  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?(?:\\*/|$)|<!--|-->", Pattern.DOTALL);
  private static final Pattern NOT_INLINE =
      Pattern.compile(
          "::|:(?:hover|focus|focus-within|focus-visible|active|visited|link|any-link|target|checked|disabled"
              + "|enabled|before|after|first-line|first-letter)(?![\\w-])");

  static StyleSheet parse(String css) {
    StyleSheet sheet = new StyleSheet(new ArrayList<>(), new ArrayList<>());
    String text = COMMENT.matcher(css).replaceAll("");
    int start = 0;
    while (start < text.length()) {
      int end = statementEnd(text, start);
      sheet.add(text.substring(start, end).strip());
      start = end;
    }
    return sheet;
  }

  /** After the brace that closes the statement, however deep others stand in it. */
  private static int statementEnd(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char character = text.charAt(i);
      if (CssParts.isQuote(character)) {
        i = CssParts.endOfQuote(text, i);
      } else if (character == '{') {
        depth++;
      } else if ((character == '}' && --depth <= 0) || (character == ';' && depth == 0)) {
        return i + 1;
      }
    }
    return text.length();
  }

  private void add(String statement) {
    int brace = statement.indexOf('{');
    if (statement.startsWith("@")) {
      kept.add(statement);
    } else if (brace > 0 && statement.endsWith("}")) {
      String block = statement.substring(brace + 1, statement.length() - 1);
      for (String selector : CssParts.split(statement.substring(0, brace), ',')) {
        add(selector.strip(), block.strip());
      }
    }
  }

  private void add(String selector, String block) {
    if (NOT_INLINE.matcher(selector).find()) {
      kept.add(selector + " { " + block + " }");
    } else {
      rules.add(StyleRule.of(selector, block));
    }
  }
}
