package pressrun.selection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pressrun.article.Article;
import pressrun.newsletter.Match;
import pressrun.newsletter.Rules;
import pressrun.newsletter.Section;
import pressrun.newsletter.Topic;
import pressrun.selection.Verdict.Reason;

/** Judges each article by itself; for all threads. */
final class Judge {
  private final Rules rules;
  private final List<Topic> topics;
  private final Map<Long, Mark> marks;
  private final Map<String, String> sourceNames;
  private final Instant at;

  Judge(
      Rules rules,
      List<Topic> topics,
      Map<Long, Mark> marks,
      Map<String, String> sourceNames,
      Instant at) {
    this.rules = rules;
    this.topics = topics;
    this.marks = marks;
    this.sourceNames = sourceNames;
    this.at = at;
  }

  List<Fitness> judge(List<Article> articles) {
    StoryTerms terms = new StoryTerms();
    return articles.stream().map(article -> judge(article, terms)).toList();
  }

  private Fitness judge(Article article, StoryTerms terms) {
    Matching matching =
        new Matching(article, sourceNames.getOrDefault(article.source(), article.source()));
    boolean pinned = marks.get(article.id()) == Mark.PIN;
    Optional<Verdict> out = pinned ? Optional.empty() : out(article, matching);
    int section = matching.first(rules.sections(), Section::match);
    int weight = matching.first(rules.weights(), Rules.Weight::match);
    return new Fitness(
        article,
        out,
        pinned,
        section < 0 ? rules.sections().size() : section,
        weight < 0 ? Rules.ORDINARY_WEIGHT : rules.weights().get(weight).weight(),
        topics(matching),
        StoryPrint.of(article.story(), terms));
  }

  private Set<String> topics(Matching matching) {
    if (topics.isEmpty()) {
      return Set.of();
    }
    return topics.stream()
        .filter(topic -> matching.fits(topic.match()))
        .map(Topic::name)
        .collect(Collectors.toSet());
  }

  private Optional<Verdict> out(Article article, Matching matching) {
    Mark mark = marks.get(article.id());
    if (mark == Mark.HOLD) {
      return verdict(article, Reason.HELD, "articles hold");
    }
    if (mark == Mark.EXCLUDE) {
      return verdict(article, Reason.EXCLUDED, "articles exclude");
    }
    Instant oldest = at.minus(rules.maxAge());
    if (article.firstSeen().isBefore(oldest) || article.story().published().isBefore(oldest)) {
      return verdict(article, Reason.TOO_OLD, "max_age");
    }
    if (article.lastChanged().isAfter(at.minus(rules.stableFor()))) {
      return verdict(article, Reason.UNSETTLED, "stable_for");
    }
    if (!rules.include().isEmpty() && matching.first(rules.include(), Judge::whole) < 0) {
      return verdict(article, Reason.NOT_INCLUDED, "include");
    }
    int excluded = matching.first(rules.exclude(), Judge::whole);
    return excluded < 0
        ? Optional.empty()
        : verdict(article, Reason.EXCLUDED, "exclude[" + (excluded + 1) + "]");
  }

  private static Match whole(Match match) {
    return match;
  }

  private static Optional<Verdict> verdict(Article article, Reason reason, String rule) {
    return Optional.of(Verdict.of(article, reason, rule));
  }
}
