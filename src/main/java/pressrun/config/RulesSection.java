package pressrun.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import pressrun.newsletter.Match;
import pressrun.newsletter.Rules;
import pressrun.source.Source;

/** A newsletter's {@code rules}. */
final class RulesSection {
  static final List<Key> KEYS =
      List.of(
          new Key(
              "min_articles",
              Key.Kind.NUMBER,
              "1",
              "Fewer than this: no mail; the articles roll over."),
          new Key("max_articles", Key.Kind.NUMBER, "20", "Of an edition; the rest roll over."),
          new Key(
              "max_per_source",
              Key.Kind.NUMBER,
              "max_articles",
              "Of an edition, from each source."),
          new Key("max_age", Key.Kind.DURATION, "14d", "Older articles are left out."),
          new Key(
              "order",
              Key.Kind.TEXT,
              "newest",
              "Within a section: newest, oldest or round-robin (sources take turns)."),
          new Key(
              "include",
              Key.Kind.SECTIONS,
              "everything",
              "An article must fit one of these matches."),
          new Key(
              "exclude",
              Key.Kind.SECTIONS,
              "nothing",
              "An article must fit none of these matches."),
          new Key(
              "sections",
              Key.Kind.SECTIONS,
              "one without a heading",
              "Headings; an article goes to the first it fits, the rest to the end."));

  static final List<Key> MATCH_KEYS =
      List.of(
          new Key("sources", Key.Kind.LIST, "any", "Names of sources."),
          new Key("tags", Key.Kind.LIST, "any", "Tags or categories."),
          new Key(
              "keywords",
              Key.Kind.LIST,
              "any",
              "Words or phrases in title, standfirst or excerpt."),
          new Key("languages", Key.Kind.LIST, "any", "Language codes such as ko or en."));

  static final List<Key> SECTION_KEYS =
      Stream.concat(
              Stream.of(
                  new Key("title", Key.Kind.TEXT, "", "The heading."),
                  new Key("maximum", Key.Kind.NUMBER, "no limit", "Articles at most.")),
              MATCH_KEYS.stream())
          .toList();

  private RulesSection() {}

  static Rules read(Section section, Values values, List<Source> sources) {
    section.only(KEYS);
    int most = values.number(section, "max_articles", 20, 1, 500);
    return new Rules(
        values.number(section, "min_articles", 1, 1, 500),
        most,
        values.number(section, "max_per_source", most, 1, 500),
        values.duration(section, "max_age", Duration.ofDays(14)),
        values.choice(section, "order", Rules.Order.NEWEST),
        matches(section, "include", sources),
        matches(section, "exclude", sources),
        section.sections("sections").stream()
            .map(inner -> heading(inner, values, sources))
            .toList());
  }

  private static List<Match> matches(Section section, String key, List<Source> sources) {
    return section.sections(key).stream()
        .map(inner -> match(inner.only(MATCH_KEYS), sources))
        .toList();
  }

  private static pressrun.newsletter.Section heading(
      Section section, Values values, List<Source> sources) {
    section.only(SECTION_KEYS);
    OptionalInt maximum =
        section.has("maximum")
            ? OptionalInt.of(values.number(section, "maximum", 20, 1, 500))
            : OptionalInt.empty();
    return new pressrun.newsletter.Section(
        values.required(section, "title"), match(section, sources), maximum);
  }

  private static Match match(Section section, List<Source> sources) {
    List<String> named = section.texts("sources");
    List<String> known = sources.stream().map(Source::name).toList();
    Optional<String> unknown = named.stream().filter(name -> !known.contains(name)).findFirst();
    unknown.ifPresent(
        name ->
            section.problem(
                "sources", "there is no source \"" + name + "\"" + NearestWord.hint(name, known)));
    return new Match(
        named, section.texts("tags"), section.texts("keywords"), section.texts("languages"));
  }
}
