package pressrun.render;

import java.util.LinkedHashMap;
import java.util.Map;
import pressrun.newsletter.Style;

/**
 * The colours of a look by day or by night. Whatever is chosen, what is text can be read: 4.5 to 1
 * (WCAG 2.2, 1.4.3) on the paper and on the ground around it.
 */
final class Palette {
  private Palette() {}

  static Map<String, String> byDay(Map<Style, String> styles) {
    return of(
        styles.getOrDefault(Style.ACCENT, ""),
        styles.getOrDefault(Style.PAPER, ""),
        styles.getOrDefault(Style.GROUND, ""),
        styles.getOrDefault(Style.INK, ""));
  }

  static Map<String, String> byNight(Map<Style, String> styles) {
    return of(
        styles.getOrDefault(Style.DARK_ACCENT, ""),
        styles.getOrDefault(Style.DARK_PAPER, ""),
        styles.getOrDefault(Style.DARK_GROUND, ""),
        styles.getOrDefault(Style.DARK_INK, ""));
  }

  private static Map<String, String> of(String accent, String paper, String ground, String ink) {
    String readableInk = onBoth(ink, paper, ground, Colour.farthest(paper));
    Map<String, String> colours = new LinkedHashMap<>();
    colours.put("paper", paper);
    colours.put("ground", ground);
    colours.put("accent", accent);
    colours.put("accentText", onBoth(accent, paper, ground, readableInk));
    colours.put("ink", readableInk);
    colours.put("body", onBoth(Colour.mix(readableInk, paper, 0.18), paper, ground, readableInk));
    colours.put("soft", onBoth(Colour.mix(readableInk, paper, 0.36), paper, ground, readableInk));
    colours.put("line", Colour.mix(paper, readableInk, 0.13));
    colours.put("tint", Colour.mix(paper, readableInk, 0.07));
    return colours;
  }

  private static String onBoth(String colour, String paper, String ground, String ink) {
    return Colour.readable(Colour.readable(colour, paper, ink), ground, ink);
  }
}
