package bench.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terms {@code path == literal} of a Python expression joined by {@code and}. */
final class PythonTerms {
  private static final Pattern TERM =
      Pattern.compile(
          "((?:entries|feed|result)?(?:\\[[^\\]]*\\]|\\.?\\w+)+)\\s*==\\s*"
              + "(u?'(?:[^'\\\\]|\\\\.)*'|u?\"(?:[^\"\\\\]|\\\\.)*\"|\\([^()]*\\)|\\d+)");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))");

  private PythonTerms() {}

  /** One term; the path as {@code entries[0].title}. */
  record Term(String path, String literal) {
    boolean text() {
      return !literal.startsWith("(") && !Character.isDigit(literal.charAt(0));
    }

    String value() {
      if (!text()) {
        return literal;
      }
      String quoted = literal.startsWith("u") ? literal.substring(1) : literal;
      return ESCAPE
          .matcher(quoted.substring(1, quoted.length() - 1))
          .replaceAll(found -> Matcher.quoteReplacement(unescaped(found.group(1), found.group(2), found.group(3))));
    }

    private static String unescaped(String four, String two, String one) {
      if (four != null) {
        return String.valueOf((char) Integer.parseInt(four, 16));
      }
      if (two != null) {
        return String.valueOf((char) Integer.parseInt(two, 16));
      }
      return one.equals("n") ? "\n" : one.equals("t") ? "\t" : one.equals("r") ? "\r" : one;
    }
  }

  static List<Term> of(String expression) {
    List<Term> terms = new ArrayList<>();
    Matcher found = TERM.matcher(expression);
    while (found.find()) {
      String path = found.group(1).replaceAll("\\[u?['\"](\\w+)['\"]\\]", ".$1");
      terms.add(new Term(path, found.group(2)));
    }
    return terms;
  }
}
