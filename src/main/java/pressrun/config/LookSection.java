package pressrun.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.newsletter.Look;
import pressrun.newsletter.Style;
import pressrun.render.Looks;

/** {@code look} of a newsletter's file. */
final class LookSection {
  private static final String PREHEADER =
      "<#list articles as article><#if article?index gt 0 && article?index lt 4>${article.title}<#if article?index lt 3 && article?has_next> · </#if></#if></#list>";

  static final List<Key> KEYS = keys();

  private LookSection() {}

  private static List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    keys.add(
        Key.text(
                "template",
                "The folder of templates that it is typeset with. Shipped are `digest`, a newsroom's"
                    + " digest with pictures; `letter`, a quiet personal letter; `links`, a dense"
                    + " list of links.")
            .standard("digest"));
    keys.add(
        Key.text("subject", "The subject, a FreeMarker line; docs/templates.md lists the names.")
            .standard("${newsletter.title}: ${articles[0].title}")
            .example("\"No. ${number}: ${articles[0].title}\""));
    keys.add(
        Key.text(
                "preheader",
                "What mail programs show beside the subject, a FreeMarker line. Left out: the"
                    + " next three headlines.")
            .example("${articles?size} stories from the harbour"));
    keys.addAll(styles());
    keys.add(
        Key.text(
                "logo",
                "A picture above the title: an https address, or a PNG, JPEG or GIF file, which"
                    + " the readers' pages hand out. Left out: none.")
            .example("https://news.example.org/logo.png"));
    keys.add(
        Key.number(
                "logo_width",
                16,
                280,
                "Its width in pixels, as shown. Left out: it is 48 high at most.")
            .example("140"));
    return List.copyOf(keys);
  }

  private static List<Key> styles() {
    String own = " Left out: the look's own.";
    return List.of(
        style(Style.ACCENT, "The colour of headings and links, as #rrggbb in quotes." + own)
            .example("\"#1d4ed8\""),
        style(Style.PAPER, "The colour that text stands on." + own).example("\"#fffdf8\""),
        style(Style.GROUND, "The colour around the paper." + own).example("\"#f3f1ec\""),
        style(
                Style.INK,
                "The colour of text; softer ones are mixed from it. Like the accent it is made"
                    + " darker or lighter where it could not be read."
                    + own)
            .example("\"#1c1b19\""),
        style(Style.DARK_ACCENT, "The same for dark screens. Left out: `accent`, made readable.")
            .example("\"#93c5fd\""),
        style(Style.DARK_PAPER, "The same for dark screens." + own).example("\"#1f1e1b\""),
        style(Style.DARK_GROUND, "The same for dark screens." + own).example("\"#151412\""),
        style(Style.DARK_INK, "The same for dark screens." + own).example("\"#f1ede4\""),
        style(
                Style.HEADLINE_FONT,
                "Fonts of headlines, without quotes; the last is serif, sans-serif or monospace,"
                    + " to which fonts of the language's script are added."
                    + own)
            .example("Palatino, Georgia, serif"),
        style(Style.TEXT_FONT, "Fonts of all other text." + own).example("sans-serif"));
  }

  private static Key style(Style style, String description) {
    return Key.text(style.key(), description);
  }

  static Look read(Section section, Values values, List<Path> templates) {
    String template = values.textOrStandard(section, "template");
    List<String> looks = Looks.names(templates);
    if (looks.contains(template)) {
      Looks.lacking(template, templates).ifPresent(words -> section.problem("template", words));
    } else {
      section.problem(
          "template", "there is no look \"" + template + "\"" + NearestWord.hint(template, looks));
    }
    return new Look(
        template,
        values.textOrStandard(section, "subject"),
        values.text(section, "preheader").orElse(PREHEADER),
        styles(section, values),
        LogoKey.read(section, values));
  }

  private static Map<Style, String> styles(Section section, Values values) {
    Map<Style, String> styles = new EnumMap<>(Style.class);
    for (Style style : Style.values()) {
      Optional<String> written = values.text(section, style.key()).map(String::strip);
      written
          .flatMap(style::objection)
          .ifPresent(
              words -> section.problem(style.key(), words + Values.found(section, style.key())));
      written
          .filter(value -> style.objection(value).isEmpty())
          .ifPresent(value -> styles.put(style, value));
    }
    return styles;
  }
}
