package pressrun.render;

import java.util.Locale;

/** A colour by hue (in sixths of the circle), saturation and lightness (CSS Color 4, section 7). */
record Hsl(double hue, double saturation, double lightness) {

  static Hsl of(String hex) {
    double red = Colour.part(hex, 0) / 255.0;
    double green = Colour.part(hex, 1) / 255.0;
    double blue = Colour.part(hex, 2) / 255.0;
    double most = Math.max(red, Math.max(green, blue));
    double least = Math.min(red, Math.min(green, blue));
    double span = most - least;
    double lightness = (most + least) / 2;
    if (span == 0) {
      return new Hsl(0, 0, lightness);
    }
    double hue =
        most == red
            ? (green - blue) / span + 6
            : most == green ? (blue - red) / span + 2 : (red - green) / span + 4;
    return new Hsl(hue % 6, span / (1 - Math.abs(2 * lightness - 1)), lightness);
  }

  /** With its lightness so great a share of the way to another. */
  Hsl nearer(double other, double share) {
    return new Hsl(hue, saturation, lightness + (other - lightness) * share);
  }

  String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", part(0), part(8), part(4));
  }

  private long part(int offset) {
    double place = (offset + hue * 2) % 12;
    double chroma = saturation * Math.min(lightness, 1 - lightness);
    return Math.round(
        255 * (lightness - chroma * Math.max(-1, Math.min(Math.min(place - 3, 9 - place), 1))));
  }
}
