package pressrun.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.newsletter.Style;

/** The shipped looks against WCAG 2.2, 1.4.3, by day and by night, whatever the accent. */
class ReadableColoursTest {
  private static final List<String> ACCENTS =
      List.of("#9a3412", "#ffd400", "#000000", "#ffffff", "#0b57d0", "#7f7f7f");
  private static final Pattern COLOUR = Pattern.compile("(?<!-)\\bcolor:\\s*(#[0-9a-f]{6})");
  private static final Pattern GROUND = Pattern.compile("background-color:\\s*(#[0-9a-f]{6})");
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void everyTextCanBeReadByDay(String look) {
    for (String accent : ACCENTS) {
      for (Element element :
          MadeUpDigest.page(typeset(look, accent)).body().select("[style]:not(.preheader)")) {
        Matcher colour = COLOUR.matcher(element.attr("style"));
        if (colour.find() && !element.text().isEmpty()) {
          assertThat(Colour.contrast(colour.group(1), ground(element)))
              .as("%s with the accent %s", element, accent)
              .isGreaterThanOrEqualTo(4.5);
        }
      }
    }
  }

  private static String ground(Element element) {
    for (Element around = element; around != null; around = around.parent()) {
      Matcher ground = GROUND.matcher(around.attr("style"));
      if (ground.find()) {
        return ground.group(1);
      }
    }
    throw new AssertionError("no ground under " + element);
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void everyTextCanBeReadByNight(String look) {
    for (String accent : ACCENTS) {
      Map<String, String> rules = night(typeset(look, accent));
      String paper = first(GROUND, rules.getOrDefault(".paper", ""));
      String ground = first(GROUND, rules.getOrDefault("body, .ground", ""));
      rules.forEach(
          (selector, block) -> {
            Matcher colour = COLOUR.matcher(block);
            if (colour.find() && !selector.equals(".preheader") && !selector.contains("img")) {
              assertThat(Colour.contrast(colour.group(1), paper)).as(selector).isGreaterThan(4.5);
              assertThat(Colour.contrast(colour.group(1), ground)).as(selector).isGreaterThan(4.5);
            }
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void everyClassThatHasAColourByDayHasOneByNight(String look) {
    Typeset typeset = typeset(look, "#9a3412");
    String night = String.join(", ", night(typeset).keySet());
    for (Element element : MadeUpDigest.page(typeset).body().select("[class][style]")) {
      if (COLOUR.matcher(element.attr("style")).find()) {
        assertThat(element.is(night)).as("%s by night", element).isTrue();
      }
    }
  }

  private static Typeset typeset(String look, String accent) {
    return new MadeUpDigest()
        .with(MadeUpDigest.look(look, Map.of(Style.ACCENT, accent)))
        .with(MadeUpDigest.story("The lead"))
        .with(MadeUpDigest.story("A card"))
        .typeset();
  }

  private static Map<String, String> night(Typeset typeset) {
    String sheet =
        MadeUpDigest.page(typeset).select("style").stream()
            .map(Element::data)
            .filter(css -> css.contains("prefers-color-scheme: dark"))
            .findFirst()
            .orElseThrow();
    String inner = sheet.substring(sheet.indexOf('{') + 1, sheet.lastIndexOf('}'));
    return RULE.matcher(inner)
        .results()
        .collect(Collectors.toMap(rule -> rule.group(1).strip(), rule -> rule.group(2)));
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
