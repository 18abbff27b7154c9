package pressrun.render;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import pressrun.newsletter.Look;
import pressrun.newsletter.Style;

/** Colours and fonts: the newsletter's own, else the look's, else those of {@code parts}. */
final class StyleFiles {
  private static final String COMMON = "parts/look.properties";

  private final PropertyFiles files;

  StyleFiles(PropertyFiles files) {
    this.files = files;
  }

  Map<Style, String> of(Look look) {
    Map<Style, String> styles = new EnumMap<>(Style.class);
    read(COMMON, styles);
    read(look.template() + "/look.properties", styles);
    styles.putAll(look.styles());
    // An accent that is set once counts by night as well.
    if (!look.styles().containsKey(Style.DARK_ACCENT)) {
      Optional.ofNullable(look.styles().get(Style.ACCENT))
          .ifPresent(accent -> styles.put(Style.DARK_ACCENT, accent));
    }
    return styles;
  }

  private void read(String name, Map<Style, String> styles) {
    Map<String, String> written = files.read(name);
    for (Style style : Style.values()) {
      Optional.ofNullable(written.get(style.key()))
          .ifPresent(value -> styles.put(style, judged(name, style, value.strip())));
    }
  }

  private static String judged(String name, Style style, String value) {
    style
        .objection(value)
        .ifPresent(
            words -> {
              throw TemplateFault.of(
                  name, style.key() + ": " + words + ", found \"" + value + "\"");
            });
    return value;
  }
}
