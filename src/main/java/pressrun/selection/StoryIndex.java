package pressrun.selection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.article.Article;
import pressrun.selection.StoryTable.Match;

/**
 * Finds an earlier article that tells the same story. What stood here before a round of candidates
 * is looked through for all of them at once, by as many threads as there are cores; what was added
 * since, for each by itself. What is found does not depend on the threads. Used by one thread.
 */
final class StoryIndex {
  private static final int SLICE = 64;

  private final StoryTable told = new StoryTable();
  private final Ballot ballot = new Ballot();
  private Map<Long, Optional<Match>> foreseen = new HashMap<>();
  private int settled;

  void add(Article article, StoryPrint print) {
    told.add(article, print);
  }

  /** These will be asked for next. */
  void expect(List<Fitness> round) {
    settled = told.size();
    foreseen =
        settled == 0
            ? new HashMap<>()
            : Slices.of(round, SLICE).parallel().collect(HashMap::new, this::foresee, Map::putAll);
  }

  private void foresee(Map<Long, Optional<Match>> matches, List<Fitness> slice) {
    Ballot own = new Ballot();
    slice.forEach(
        each -> matches.put(each.article().id(), told.find(each.article(), each.print(), 0, own)));
  }

  /** The article that tells it already. */
  Optional<Article> find(Article article, StoryPrint print) {
    boolean expected = foreseen.containsKey(article.id());
    Optional<Match> since = told.find(article, print, expected ? settled : 0, ballot);
    return liker(foreseen.getOrDefault(article.id(), Optional.empty()), since).map(Match::article);
  }

  private static Optional<Match> liker(Optional<Match> before, Optional<Match> since) {
    double least = before.map(Match::likeness).orElse(Double.NEGATIVE_INFINITY);
    return since.filter(match -> match.likeness() > least).or(() -> before);
  }
}
