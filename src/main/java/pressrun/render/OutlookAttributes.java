package pressrun.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Says in attributes what Outlook's Word heeds there and not, or not well, in styles. An attribute
 * that is there already stays; in browsers styles beat all of them.
 */
final class OutlookAttributes {
  private static final Set<String> CELLS = Set.of("td", "th");
  private static final Set<String> ALIGNS = Set.of("left", "right", "center", "justify");
  private static final Set<String> VERTICAL = Set.of("top", "middle", "bottom", "baseline");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}|[a-z]{3,20}");
  private static final Pattern SHORT_COLOUR =
      Pattern.compile("^#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])$");
  private static final Pattern PIXELS = Pattern.compile("(\\d{1,5})(?:\\.\\d+)?px");
  private static final Pattern SHARE = Pattern.compile("\\d{1,3}%");
  private static final Set<String> NO_COLOURS =
      Set.of("transparent", "inherit", "initial", "unset", "revert", "none", "currentcolor");

  private OutlookAttributes() {}

  static void write(Element element, Map<String, String> style) {
    boolean cell = CELLS.contains(element.normalName());
    boolean table = element.normalName().equals("table");
    boolean row = element.normalName().equals("tr");
    boolean image = element.normalName().equals("img");
    if (cell || row || table) {
      colour(style).ifPresent(colour -> set(element, "bgcolor", colour));
    }
    if (cell || row) {
      among(ALIGNS, style, "text-align").ifPresent(value -> set(element, "align", value));
      among(VERTICAL, style, "vertical-align").ifPresent(value -> set(element, "valign", value));
    }
    for (String side : List.of("width", "height")) {
      if (cell || table || image) {
        pixels(style, side).ifPresent(value -> set(element, side, value));
      }
      if (cell || table) {
        share(style, side).ifPresent(value -> set(element, side, value));
      }
    }
  }

  private static void set(Element element, String attribute, String value) {
    if (!element.hasAttr(attribute)) {
      element.attr(attribute, value);
    }
  }

  private static Optional<String> among(
      Set<String> values, Map<String, String> style, String property) {
    return Optional.ofNullable(style.get(property)).filter(values::contains);
  }

  /** The background's colour; of a shorthand only when it says nothing else. */
  private static Optional<String> colour(Map<String, String> style) {
    return Optional.ofNullable(style.get("background-color"))
        .or(() -> Optional.ofNullable(style.get("background")))
        .map(value -> SHORT_COLOUR.matcher(value))
        .map(shorthand -> shorthand.replaceAll("#$1$1$2$2$3$3"))
        .filter(value -> COLOUR.matcher(value).matches() && !NO_COLOURS.contains(value));
  }

  private static Optional<String> pixels(Map<String, String> style, String side) {
    Matcher pixels = PIXELS.matcher(style.getOrDefault(side, ""));
    return pixels.matches() ? Optional.of(pixels.group(1)) : Optional.empty();
  }

  private static Optional<String> share(Map<String, String> style, String side) {
    return Optional.ofNullable(style.get(side)).filter(value -> SHARE.matcher(value).matches());
  }
}
