package pressrun.testing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import pressrun.newsletter.Match;
import pressrun.newsletter.Rules;
import pressrun.newsletter.Section;

/** Rules that say little, to be changed one by one. */
public record Rulebook(Rules rules) {

  public static Rules plain(int min, int max, int perSource, Rules.Order order) {
    return new Rules(
        min,
        Optional.empty(),
        max,
        perSource,
        Duration.ofDays(14),
        Duration.ZERO,
        Rules.Overflow.WAIT,
        order,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  public static Rules matching(List<Match> include, List<Match> exclude, List<Section> sections) {
    return new Rulebook(plain(1, 100, 100, Rules.Order.NEWEST))
        .choosing(include, exclude, sections)
        .rules();
  }

  public Rulebook choosing(List<Match> include, List<Match> exclude, List<Section> sections) {
    return new Rulebook(
        new Rules(
            rules.minArticles(),
            rules.maxWait(),
            rules.maxArticles(),
            rules.maxPerSource(),
            rules.maxAge(),
            rules.stableFor(),
            rules.overflow(),
            rules.order(),
            include,
            exclude,
            rules.weights(),
            sections));
  }

  public Rulebook waitingAtMost(Duration longest) {
    return new Rulebook(
        with(Optional.of(longest), rules.maxAge(), rules.stableFor(), rules.overflow()));
  }

  public Rulebook stableFor(Duration time) {
    return new Rulebook(with(rules.maxWait(), rules.maxAge(), time, rules.overflow()));
  }

  public Rulebook noOlderThan(Duration age) {
    return new Rulebook(with(rules.maxWait(), age, rules.stableFor(), rules.overflow()));
  }

  public Rulebook mentioning() {
    return new Rulebook(
        with(rules.maxWait(), rules.maxAge(), rules.stableFor(), Rules.Overflow.MENTION));
  }

  private Rules with(
      Optional<Duration> wait, Duration age, Duration stable, Rules.Overflow overflow) {
    return new Rules(
        rules.minArticles(),
        wait,
        rules.maxArticles(),
        rules.maxPerSource(),
        age,
        stable,
        overflow,
        rules.order(),
        rules.include(),
        rules.exclude(),
        rules.weights(),
        rules.sections());
  }

  public Rulebook weighing(Rules.Weight... weights) {
    return new Rulebook(
        new Rules(
            rules.minArticles(),
            rules.maxWait(),
            rules.maxArticles(),
            rules.maxPerSource(),
            rules.maxAge(),
            rules.stableFor(),
            rules.overflow(),
            rules.order(),
            rules.include(),
            rules.exclude(),
            List.of(weights),
            rules.sections()));
  }
}
