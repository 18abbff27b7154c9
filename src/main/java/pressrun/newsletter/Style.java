package pressrun.newsletter;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be set of a look without touching its templates; what a newsletter leaves out is as the
 * look's own {@code look.properties} says.
 */
public enum Style {
  ACCENT,
  PAPER,
  GROUND,
  INK,
  DARK_ACCENT,
  DARK_PAPER,
  DARK_GROUND,
  DARK_INK,
  HEADLINE_FONT,
  TEXT_FONT;

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  /** CSS identifiers: nothing that needs quotes or could end the rule that it is written into. */
  private static final Pattern FONTS =
      Pattern.compile(
          "(?:-?[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z][A-Za-z0-9-]*){0,5}, *){0,12}"
              + "(?:serif|sans-serif|monospace)");

  /** How it is written in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isFont() {
    return this == HEADLINE_FONT || this == TEXT_FONT;
  }

  /** What is wrong with a value; nothing when it can be used. */
  public Optional<String> objection(String value) {
    if (isFont()) {
      return FONTS.matcher(value).matches()
          ? Optional.empty()
          : Optional.of(
              "expected fonts without quotes, the last of them serif, sans-serif or monospace,"
                  + " such as Palatino, Georgia, serif");
    }
    return COLOUR.matcher(value).matches()
        ? Optional.empty()
        : Optional.of("expected a colour such as #9a3412");
  }
}
