package pressrun.render;

import java.util.Locale;

/** Colours for dark grounds, from those for light ones. */
final class Colour {
  private static final double TOWARDS_WHITE = 0.55;

  private Colour() {}

  /** Mixes {@code #rrggbb} with white, so that it can be read on a dark ground. */
  static String lightened(String hex) {
    StringBuilder mixed = new StringBuilder("#");
    for (int i = 1; i < 7; i += 2) {
      int part = Integer.parseInt(hex.substring(i, i + 2), 16);
      mixed.append(
          String.format(Locale.ROOT, "%02x", Math.round(part + (255 - part) * TOWARDS_WHITE)));
    }
    return mixed.toString();
  }
}
