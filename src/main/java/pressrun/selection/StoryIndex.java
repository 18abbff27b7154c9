package pressrun.selection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pressrun.article.Article;
import pressrun.selection.StoryTable.Match;

/**
 * Finds an earlier article that tells the same story. What stood here before a round of candidates
 * is looked through for all of them at once, by as many threads as there are cores; what was added
 * since, for each by itself. What is found does not depend on the threads. Used by one thread.
 */
final class StoryIndex {
  private static final int SLICES = 16;

  private final StoryTable told = new StoryTable();
  private final List<Ballot> ballots = Stream.generate(Ballot::new).limit(SLICES).toList();
  private Map<Long, Optional<Match>> foreseen = Map.of();
  private int settled;

  void add(Article article, StoryPrint print) {
    told.add(article, print);
  }

  /** These will be asked for next. */
  void expect(List<Fitness> round) {
    settled = told.size();
    foreseen = settled == 0 ? Map.of() : foresee(round);
  }

  /** Each slice has a ballot of its own. */
  private Map<Long, Optional<Match>> foresee(List<Fitness> round) {
    List<List<Fitness>> slices = Slices.of(round, 1 + round.size() / SLICES).toList();
    return IntStream.range(0, slices.size())
        .parallel()
        .collect(
            HashMap::new,
            (found, each) -> foresee(slices.get(each), ballots.get(each), found),
            Map::putAll);
  }

  private void foresee(List<Fitness> slice, Ballot ballot, Map<Long, Optional<Match>> found) {
    slice.forEach(
        each -> found.put(each.article().id(), told.find(each.article(), each.print(), 0, ballot)));
  }

  /** The article that tells it already. */
  Optional<Article> find(Article article, StoryPrint print) {
    boolean expected = foreseen.containsKey(article.id());
    Optional<Match> since = told.find(article, print, expected ? settled : 0, ballots.get(0));
    Optional<Match> before = foreseen.getOrDefault(article.id(), Optional.empty());
    return liker(before, since).map(Match::article);
  }

  private static Optional<Match> liker(Optional<Match> before, Optional<Match> since) {
    if (before.isEmpty() || since.isEmpty()) {
      return before.or(() -> since);
    }
    return since.get().likeness() > before.get().likeness() ? since : before;
  }
}
