package pressrun.render;

import java.util.Locale;
import java.util.Set;

/** How much a selector weighs: ids, then classes, then elements (Selectors Level 4, section 17). */
final class Specificity {
  private static final int ID = 1_000_000;
  private static final int CLASS = 1_000;
  private static final int ELEMENT = 1;
  private static final Set<String> AS_THEIR_ARGUMENTS = Set.of("is", "not", "has");

  private final String selector;
  private int at;

  private Specificity(String selector) {
    this.selector = selector;
  }

  static int of(String selector) {
    return new Specificity(selector).weigh();
  }

  private int weigh() {
    int weight = 0;
    while (at < selector.length()) {
      weight += next(selector.charAt(at));
    }
    return weight;
  }

  private int next(char character) {
    int start = at;
    if (ofName(character)) {
      name();
      return ELEMENT;
    }
    at++;
    return switch (character) {
      case '#' -> named(ID);
      case '.' -> named(CLASS);
      case '[' -> {
        at = CssParts.closing(selector, start) + 1;
        yield CLASS;
      }
      case ':' -> pseudo();
      default -> 0;
    };
  }

  private int named(int weight) {
    name();
    return weight;
  }

  private int pseudo() {
    boolean element = at < selector.length() && selector.charAt(at) == ':';
    at += element ? 1 : 0;
    String name = name().toLowerCase(Locale.ROOT);
    String arguments = arguments();
    if (element) {
      return ELEMENT;
    }
    if (AS_THEIR_ARGUMENTS.contains(name)) {
      return CssParts.split(arguments, ',').stream().mapToInt(Specificity::of).max().orElse(0);
    }
    return name.equals("where") ? 0 : CLASS;
  }

  private String arguments() {
    if (at >= selector.length() || selector.charAt(at) != '(') {
      return "";
    }
    int open = at;
    int close = CssParts.closing(selector, open);
    at = close + 1;
    return selector.substring(open + 1, close);
  }

  /** A CSS identifier, escapes and all; empty when none stands here. */
  private String name() {
    int start = at;
    while (at < selector.length() && ofName(selector.charAt(at))) {
      at += selector.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at, selector.length());
    return selector.substring(start, at);
  }

  private static boolean ofName(char character) {
    return Character.isLetterOrDigit(character)
        || character == '-'
        || character == '_'
        || character == '\\'
        || character > 127;
  }
}
