package pressrun.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import pressrun.newsletter.Match;
import pressrun.newsletter.Rules;

/** A newsletter's {@code rules}. */
final class RulesSection {
  static final List<Key> MATCH_KEYS =
      List.of(
          list("sources", "Names of sources.", "[City desk]"),
          list("tags", "Tags or categories of the article.", "[transport, harbour]"),
          list("keywords", "Words or phrases in title, standfirst or excerpt.", "[ferry]"),
          list("languages", "Language codes.", "[ko, en]"));

  static final List<Key> SECTION_KEYS =
      Stream.concat(
              Stream.of(
                  Key.text("title", "The heading.").required().example("The town"),
                  Key.number("maximum", 1, 500, "Articles at most. Left out: no limit.")
                      .example("5")),
              MATCH_KEYS.stream())
          .toList();

  private static final List<Key> WEIGHT_KEYS =
      Stream.concat(
              Stream.of(Key.number("weight", 1, 100, "From 1 to 100.").required().example("80")),
              MATCH_KEYS.stream())
          .toList();

  static final List<Key> KEYS =
      List.of(
          Key.number(
                  "min_articles",
                  1,
                  500,
                  "With fewer than this there is no mail, and the articles wait for the next"
                      + " edition.")
              .standard("1"),
          Key.duration(
                  "max_wait",
                  "",
                  "An article that has waited as long as this is sent, with fewer than `min_articles`"
                      + " too. Left out: it waits until it is too old.")
              .example("7d"),
          Key.number("max_articles", 1, 500, "Articles of an edition at most.").standard("20"),
          Key.number(
                  "max_per_source",
                  1,
                  500,
                  "Articles of an edition from each source, at most. Left out: `max_articles`.")
              .example("5"),
          Key.choice(
              "overflow",
              Rules.Overflow.WAIT,
              "What becomes of articles that fit but have no room: they `wait` for the next"
                  + " edition, or the mail only tells how many more there are: `mention`."),
          Key.duration("max_age", "14d", "Articles older than this are left out."),
          Key.duration(
                  "stable_for",
                  "",
                  "How long an article must have stood unchanged before it is used: sites publish,"
                      + " correct and take back. Left out: it is used at once.")
              .example("15m"),
          Key.choice(
              "order",
              Rules.Order.NEWEST,
              "Within a section; with `round-robin` the sources take turns, and in being taken"
                  + " too."),
          Key.sections(
              "include",
              MATCH_KEYS,
              "An article must fit one of these. Left out: everything fits."),
          Key.sections("exclude", MATCH_KEYS, "An article must fit none of these."),
          Key.sections(
              "weights",
              WEIGHT_KEYS,
              "The heaviest articles are taken first; `order: weight` also puts them first. An"
                  + " article weighs as much as the first of these that it fits, else 50."),
          Key.sections(
              "sections",
              SECTION_KEYS,
              "Headings, in order. An article goes under the first that it fits; what fits none"
                  + " comes last, without a heading."));

  private static Key list(String name, String description, String example) {
    return Key.of(Key.Kind.LIST, name, description + " Left out: any.").example(example);
  }

  private RulesSection() {}

  static Rules read(Section section, Values values, List<String> sources) {
    int most = values.number(section, "max_articles");
    int least = values.number(section, "min_articles");
    if (least > most) {
      section.problem("min_articles", "expected no more than max_articles, which is " + most);
    }
    section.distinct("sections", "title");
    return new Rules(
        least,
        optional(section, "max_wait", values),
        most,
        values.number(section, "max_per_source", most),
        values.duration(section, "max_age"),
        optional(section, "stable_for", values).orElse(Duration.ZERO),
        values.choice(section, "overflow", Rules.Overflow.WAIT),
        values.choice(section, "order", Rules.Order.NEWEST),
        matches(section, "include", sources),
        matches(section, "exclude", sources),
        section.sections("weights").stream().map(inner -> weight(inner, values, sources)).toList(),
        section.sections("sections").stream()
            .map(inner -> heading(inner, values, sources))
            .toList());
  }

  static Optional<Duration> optional(Section section, String key, Values values) {
    return section.has(key) ? Optional.of(values.duration(section, key)) : Optional.empty();
  }

  private static Rules.Weight weight(Section section, Values values, List<String> sources) {
    if (!section.has("weight")) {
      section.problem("weight", "is missing");
    }
    int weight = values.number(section, "weight", Rules.ORDINARY_WEIGHT);
    return new Rules.Weight(match(section, sources), weight);
  }

  private static List<Match> matches(Section section, String key, List<String> sources) {
    return section.sections(key).stream().map(inner -> match(inner, sources)).toList();
  }

  private static pressrun.newsletter.Section heading(
      Section section, Values values, List<String> sources) {
    OptionalInt maximum =
        section.has("maximum")
            ? OptionalInt.of(values.number(section, "maximum", 500))
            : OptionalInt.empty();
    return new pressrun.newsletter.Section(
        values.required(section, "title"), match(section, sources), maximum);
  }

  static Match match(Section section, List<String> sources) {
    List<String> named = section.texts("sources");
    Optional<String> unknown = named.stream().filter(name -> !sources.contains(name)).findFirst();
    unknown.ifPresent(
        name ->
            section.problem(
                "sources",
                "there is no source \"" + name + "\"" + NearestWord.hint(name, sources)));
    return new Match(
        named,
        section.texts("tags"),
        section.texts("keywords"),
        LanguageKey.list(section, "languages"));
  }
}
