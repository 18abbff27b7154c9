package pressrun.render;

import java.util.Locale;

/** Makes a colour that can be read as text, by the contrast of WCAG 2.2, 1.4.3. */
final class Colour {
  private static final double READABLE = 4.6;

  private Colour() {}

  /**
   * Lightens or darkens {@code #rrggbb}, as little as makes it readable on a ground; the hue stays.
   *
   * @param ink what can be read there for certain
   */
  static String readable(String colour, String ground, String ink) {
    boolean lighter = luminance(ink) > luminance(ground);
    String changed = colour;
    for (int step = 1; step <= 100 && contrast(changed, ground) < READABLE; step++) {
      changed = Hsl.of(colour).nearer(lighter ? 1 : 0, step / 100.0).hex();
    }
    return changed;
  }

  static double contrast(String one, String other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  /** Black or white, whichever can be read better on a ground. */
  static String farthest(String ground) {
    return contrast("#000000", ground) > contrast("#ffffff", ground) ? "#000000" : "#ffffff";
  }

  /** A colour with so great a share of another. */
  static String mix(String colour, String other, double share) {
    StringBuilder mixed = new StringBuilder("#");
    for (int i = 0; i < 3; i++) {
      double part = part(colour, i) * (1 - share) + part(other, i) * share;
      mixed.append(String.format(Locale.ROOT, "%02x", Math.round(part)));
    }
    return mixed.toString();
  }

  private static double luminance(String colour) {
    return 0.2126 * linear(part(colour, 0))
        + 0.7152 * linear(part(colour, 1))
        + 0.0722 * linear(part(colour, 2));
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  static int part(String colour, int index) {
    return Integer.parseInt(colour.substring(1 + 2 * index, 3 + 2 * index), 16);
  }
}
