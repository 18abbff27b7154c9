package pressrun.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pressrun.edition.LocalTimetable;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Rules;
import pressrun.newsletter.Timetable;

/**
 * When a newsletter's editions are due: one {@code schedule}, or {@code cadences} to choose from.
 */
final class CadenceSection {
  static final List<Key> SCHEDULE_KEYS =
      List.of(
          Key.text(
                  "cron",
                  "When an edition is due, in the newsletter's `zone`, as Quartz writes it: second"
                      + " minute hour day month weekday. One of day and weekday is `?`.")
              .required()
              .example("0 30 6 ? * MON-FRI"),
          Key.duration(
              "max_lateness",
              "6h",
              "A slot that is found later than this, after a standstill, is not run; its articles"
                  + " go into the next edition."));

  static final List<Key> KEYS =
      Stream.of(
              Stream.of(
                  Key.text("name", "What it is called: a-z, 0-9, -.").required().example("weekly")),
              SCHEDULE_KEYS.stream(),
              Stream.of(
                  Key.number("min_articles", 1, 500, "Instead of that of `rules`.").example("3"),
                  Key.number("max_articles", 1, 500, "Instead of that of `rules`.").example("30"),
                  Key.duration("max_wait", "", "Instead of that of `rules`.").example("14d"),
                  Key.duration("max_age", "", "Instead of that of `rules`.").example("21d")))
          .flatMap(keys -> keys)
          .toList();

  private final Values values;
  private final Rules rules;

  CadenceSection(Values values, Rules rules) {
    this.values = values;
    this.rules = rules;
  }

  List<Cadence> read(Section newsletter) {
    List<Section> declared = newsletter.sections("cadences");
    if (declared.isEmpty()) {
      Optional<Timetable> timetable =
          newsletter.has("schedule")
              ? Optional.of(timetable(newsletter.section("schedule")))
              : Optional.empty();
      return List.of(new Cadence(Cadence.REGULAR, rules, timetable));
    }
    if (newsletter.has("schedule")) {
      newsletter.problem("schedule", "give either schedule or cadences");
    }
    newsletter.distinct("cadences", "name");
    List<Cadence> cadences = new ArrayList<>();
    declared.forEach(section -> cadences.add(cadence(section)));
    return cadences;
  }

  private Cadence cadence(Section section) {
    String name = values.name(section, "name");
    return new Cadence(name, own(section), Optional.of(timetable(section)));
  }

  private Timetable timetable(Section section) {
    Timetable timetable =
        new Timetable(values.required(section, "cron"), values.duration(section, "max_lateness"));
    if (timetable.cron().isEmpty()) {
      return timetable; // Told before.
    }
    try {
      LocalTimetable.check(timetable.cron());
    } catch (LocalTimetable.WrongCron wrong) {
      section.problem("cron", wrong.words());
    }
    return timetable;
  }

  private Rules own(Section section) {
    int least = values.number(section, "min_articles", rules.minArticles());
    int most = values.number(section, "max_articles", rules.maxArticles());
    if (least > most) {
      section.problem("min_articles", "expected no more than max_articles, which is " + most);
    }
    return new Rules(
        least,
        RulesSection.optional(section, "max_wait", values).or(rules::maxWait),
        most,
        rules.maxPerSource() == rules.maxArticles() ? most : rules.maxPerSource(),
        RulesSection.optional(section, "max_age", values).orElse(rules.maxAge()),
        rules.stableFor(),
        rules.overflow(),
        rules.order(),
        rules.include(),
        rules.exclude(),
        rules.weights(),
        rules.sections());
  }
}
