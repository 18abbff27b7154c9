package pressrun.selection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import pressrun.article.Article;
import pressrun.newsletter.Rules;
import pressrun.newsletter.Topic;
import pressrun.selection.Verdict.Reason;

/**
 * Chooses articles by a newsletter's rules; the same input always gives the same selection. What
 * holds of an article by itself is judged once, however many cohorts there are.
 */
public final class Selector {
  /** Published so long after what was told, the same words are news again. */
  public static final Duration NEWS_AGAIN = Duration.ofDays(3);

  /** So many are looked for at once among what was taken before. */
  private static final int ROUND = 512;

  /** So many are judged in a row by one thread. */
  private static final int SLICE = 256;

  private final Rules rules;
  private final List<Topic> topics;
  private final Instant at;
  private final Map<Long, Fitness> judged;

  /**
   * Judges a pool.
   *
   * @param pool everything that any cohort may get
   * @param marks by the article's id
   * @param sourceName what readers see for a source's key; rules name sources by it
   */
  public Selector(
      Rules rules,
      List<Topic> topics,
      List<Article> pool,
      Map<Long, Mark> marks,
      Function<String, String> sourceName,
      Instant at) {
    this.rules = rules;
    this.topics = topics;
    this.at = at;
    Map<String, String> names =
        pool.stream()
            .map(Article::source)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), sourceName));
    Judge judge = new Judge(rules, topics, marks, names, at);
    List<Fitness> all =
        Slices.of(pool, SLICE).parallel().flatMap(slice -> judge.judge(slice).stream()).toList();
    judged = new HashMap<>(all.size() * 2);
    all.forEach(each -> judged.put(each.article().id(), each));
  }

  /** For everybody, with nothing told before and no marks. */
  public static Selection select(
      List<Article> candidates, Rules rules, Function<String, String> sourceName, Instant at) {
    return new Selector(rules, List.of(), candidates, Map.of(), sourceName, at)
        .select(Cohort.EVERYBODY, candidates, List.of());
  }

  /**
   * What a cohort gets.
   *
   * @param candidates of the pool, those that it has not had
   * @param told what its earlier editions told
   */
  public Selection select(Cohort cohort, List<Article> candidates, List<Article> told) {
    List<String> chosen = cohort.among(topics).stream().map(Topic::name).toList();
    StoryIndex index = new StoryIndex();
    told.forEach(article -> index.add(article, StoryPrint.of(article.story())));
    Shelf shelf = new Shelf(rules, index);
    List<Fitness> offered = candidates.stream().map(each -> judged.get(each.id())).toList();
    List<Verdict> verdicts = new ArrayList<>(offered.size());
    Slices.of(Precedence.taken(offered, rules.order()), ROUND)
        .forEach(
            round -> {
              shelf.expect(round);
              round.forEach(
                  each -> verdicts.add(outFor(chosen, each).orElseGet(() -> shelf.place(each))));
            });
    if (!shelf.enough(at)) {
      return new Selection(List.of(), verdicts.stream().map(Selector::rolledOver).toList());
    }
    return new Selection(shelf.chapters(), verdicts, shelf.mentioned());
  }

  /** A pin does not carry an article into a topic that somebody has not chosen. */
  private static Optional<Verdict> outFor(List<String> topics, Fitness each) {
    boolean offTopic = !topics.isEmpty() && topics.stream().noneMatch(each.topics()::contains);
    return each.out()
        .or(
            () ->
                offTopic
                    ? Optional.of(Verdict.of(each.article(), Reason.OFF_TOPIC, "topics"))
                    : Optional.empty());
  }

  private static Verdict rolledOver(Verdict verdict) {
    return verdict.chosen()
        ? Verdict.of(verdict.article(), Reason.BELOW_MINIMUM, "min_articles")
        : verdict;
  }
}
