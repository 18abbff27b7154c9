package pressrun.render;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What an element hands down to those within it; empty colours are such as nobody here can tell.
 *
 * @param size in CSS pixels
 */
record Paint(String colour, String ground, double size, boolean bold, boolean hidden) {
  private static final Pattern PIXELS = Pattern.compile("(?<![\\w.])(\\d+(?:\\.\\d+)?)px");
  private static final Pattern RGB =
      Pattern.compile("rgb\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");
  private static final Map<String, String> NAMES =
      Map.of(
          "white", "#ffffff",
          "black", "#000000",
          "gray", "#808080",
          "grey", "#808080",
          "silver", "#c0c0c0",
          "red", "#ff0000",
          "green", "#008000",
          "blue", "#0000ff",
          "navy", "#000080");

  static Paint initial() {
    return new Paint("#000000", "#ffffff", 16, false, false);
  }

  Paint within(Element element) {
    Map<String, String> style = StyleRule.declarations(element.attr("style"));
    return new Paint(
        colour(element, style),
        ground(element, style),
        size(style),
        weight(element, style),
        hidden || hides(element, style));
  }

  private String colour(Element element, Map<String, String> style) {
    if (style.containsKey("color")) {
      return hex(style.getOrDefault("color", ""), colour);
    }
    boolean link = element.normalName().equals("a") && element.hasAttr("href");
    return link ? "#0000ee" : element.hasAttr("color") ? hex(element.attr("color"), "") : colour;
  }

  private String ground(Element element, Map<String, String> style) {
    if (style.containsKey("background-image")) {
      return "";
    }
    if (style.containsKey("background-color")) {
      return hex(style.getOrDefault("background-color", ""), ground);
    }
    if (style.containsKey("background")) {
      return hex(style.getOrDefault("background", ""), ground);
    }
    return element.hasAttr("bgcolor") ? hex(element.attr("bgcolor"), ground) : ground;
  }

  private double size(Map<String, String> style) {
    String said = style.getOrDefault("font-size", style.getOrDefault("font", ""));
    Matcher pixels = PIXELS.matcher(said);
    return pixels.find() ? Double.parseDouble(pixels.group(1)) : size;
  }

  private boolean weight(Element element, Map<String, String> style) {
    String said = style.getOrDefault("font-weight", "");
    if (!said.isEmpty()) {
      return said.startsWith("bold") || said.matches("[6-9]00.*");
    }
    return bold || element.normalName().matches("b|strong|th|h[1-6]");
  }

  private static boolean hides(Element element, Map<String, String> style) {
    return element.normalName().matches("head|style|script|title|template")
        || element.hasAttr("hidden")
        || style.getOrDefault("display", "").startsWith("none")
        || style.getOrDefault("visibility", "").startsWith("hidden");
  }

  Optional<MailElement.Drawn> drawn() {
    return colour.isEmpty() || ground.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MailElement.Drawn(colour, ground, Colour.contrast(colour, ground), size, bold));
  }

  /** Empty for what is not understood. */
  private static String hex(String value, String inherited) {
    String said = CssInliner.plain(value).strip().toLowerCase(Locale.ROOT);
    if (said.matches("transparent|inherit|none|unset")) {
      return inherited;
    }
    if (said.matches("#[0-9a-f]{6}")) {
      return said;
    }
    if (said.matches("#[0-9a-f]{3}")) {
      return said.replaceAll("([0-9a-f])", "$1$1");
    }
    Matcher rgb = RGB.matcher(said);
    return rgb.matches() ? hex(rgb) : NAMES.getOrDefault(said, "");
  }

  private static String hex(Matcher rgb) {
    StringBuilder hex = new StringBuilder("#");
    for (int part = 1; part <= 3; part++) {
      hex.append(
          String.format(Locale.ROOT, "%02x", Math.min(255, Integer.parseInt(rgb.group(part)))));
    }
    return hex.toString();
  }
}
