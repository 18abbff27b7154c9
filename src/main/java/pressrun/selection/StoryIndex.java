package pressrun.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.article.Article;

/**
 * Finds an earlier article that tells the same story, without comparing with all of them: only with
 * those whose sketches share something. The same link counts as the same story too. Used by one
 * thread.
 */
final class StoryIndex {
  private static final int VOTES = 2;

  /** A hash that more stories share than this says nothing of a story. */
  private static final int CROWD = 32;

  private final List<Told> told = new ArrayList<>();
  private final Map<String, List<Told>> byLink = new HashMap<>();
  private final IntTable table = new IntTable(CROWD);
  private int[] votes = new int[64];
  private int[] voted = new int[64];

  private record Told(Article article, StoryPrint print) {}

  void add(Article article, StoryPrint print) {
    Told leader = new Told(article, print);
    for (int key : print.sketch()) {
      table.add(key, told.size());
    }
    told.add(leader);
    print
        .link()
        .ifPresent(link -> byLink.computeIfAbsent(link, key -> new ArrayList<>(1)).add(leader));
  }

  /** The article that tells it already. */
  Optional<Article> find(Article article, StoryPrint print) {
    return byLink(article, print).or(() -> alike(article, print));
  }

  /** A source's own articles may all link to one page; there the title tells. */
  private Optional<Article> byLink(Article article, StoryPrint print) {
    return print.link().map(link -> byLink.getOrDefault(link, List.of())).orElse(List.of()).stream()
        .map(Told::article)
        .filter(
            other ->
                !other.source().equals(article.source())
                    || other.story().title().equals(article.story().title()))
        .findFirst();
  }

  private Optional<Article> alike(Article article, StoryPrint print) {
    int found = vote(print);
    Optional<Article> best = Optional.empty();
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < found; i++) {
      int candidate = voted[i];
      boolean enough = votes[candidate] >= VOTES;
      votes[candidate] = 0;
      if (enough) {
        Told other = told.get(candidate);
        double likeness = likeness(article, print, other);
        if (likeness > most) {
          most = likeness;
          best = Optional.of(other.article());
        }
      }
    }
    return best;
  }

  /** Negative infinity when it is too little. */
  private static double likeness(Article article, StoryPrint print, Told other) {
    if (!Likeness.canReach(Likeness.SAME_STORY, print, other.print())) {
      return Double.NEGATIVE_INFINITY;
    }
    boolean own = other.article().source().equals(article.source());
    double likeness = Likeness.of(print, other.print());
    return likeness >= (own ? Likeness.SAME_ITEM : Likeness.SAME_STORY)
        ? likeness
        : Double.NEGATIVE_INFINITY;
  }

  private int vote(StoryPrint print) {
    if (votes.length < told.size()) {
      votes = Arrays.copyOf(votes, told.size() * 2);
      voted = Arrays.copyOf(voted, told.size() * 2);
    }
    int found = 0;
    for (int key : print.sketch()) {
      for (int at = table.first(key); at >= 0; at = table.next(at)) {
        int other = table.value(at);
        if (votes[other]++ == 0) {
          voted[found++] = other;
        }
      }
    }
    return found;
  }
}
