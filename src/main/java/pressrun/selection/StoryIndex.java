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
 * those that share least hashes (MinHash by one permutation: Li, Owen and Zhang, "One Permutation
 * Hashing", 2012). The same link counts as the same story too. Used by one thread.
 */
final class StoryIndex {
  private static final int BINS = 24;
  private static final int BIN_SHIFT = 27; // 32 bins by the top five bits, of which 24 are filled
  private static final int VOTES = 2;

  /** A hash that more stories share than this says nothing of a story. */
  private static final int CROWD = 48;

  private final List<Told> told = new ArrayList<>();
  private final Map<String, List<Told>> byLink = new HashMap<>();
  private final IntTable table = new IntTable(CROWD);
  private int[] votes = new int[64];
  private int[] voted = new int[64];

  private record Told(Article article, StoryPrint print) {}

  void add(Article article, StoryPrint print) {
    Told leader = new Told(article, print);
    for (int key : sketch(print)) {
      table.add(key, told.size());
    }
    told.add(leader);
    article
        .story()
        .canonicalLink()
        .ifPresent(link -> byLink.computeIfAbsent(link, key -> new ArrayList<>(1)).add(leader));
  }

  /** The article that tells it already. */
  Optional<Article> find(Article article, StoryPrint print) {
    return byLink(article).or(() -> alike(article, print));
  }

  /** A source's own articles may all link to one page; there the title tells. */
  private Optional<Article> byLink(Article article) {
    return article
        .story()
        .canonicalLink()
        .map(link -> byLink.getOrDefault(link, List.of()))
        .orElse(List.of())
        .stream()
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
      Told other = told.get(voted[i]);
      boolean enough = votes[voted[i]] >= VOTES;
      votes[voted[i]] = 0;
      double likeness = enough ? Likeness.of(print, other.print()) : Double.NEGATIVE_INFINITY;
      boolean own = other.article().source().equals(article.source());
      if (likeness > most && likeness >= (own ? Likeness.SAME_ITEM : Likeness.SAME_STORY)) {
        most = likeness;
        best = Optional.of(other.article());
      }
    }
    return best;
  }

  private int vote(StoryPrint print) {
    if (votes.length < told.size()) {
      votes = Arrays.copyOf(votes, told.size() * 2);
      voted = Arrays.copyOf(voted, told.size() * 2);
    }
    int found = 0;
    for (int key : sketch(print)) {
      for (int at = table.first(key); at >= 0; at = table.next(at)) {
        int other = table.value(at);
        if (votes[other]++ == 0) {
          voted[found++] = other;
        }
      }
    }
    return found;
  }

  /** The least hash of each bin. */
  private static int[] sketch(StoryPrint print) {
    int[] least = new int[BINS];
    int filled = 0;
    for (int term : print.all()) {
      if (StoryTerms.says(term)) {
        int hash = StoryTerms.mix(StoryTerms.identity(term));
        int bin = (hash >>> BIN_SHIFT) % BINS;
        if (least[bin] == 0 || Integer.compareUnsigned(hash, least[bin]) < 0) {
          filled += least[bin] == 0 ? 1 : 0;
          least[bin] = hash;
        }
      }
    }
    int[] keys = new int[filled];
    int size = 0;
    for (int hash : least) {
      if (hash != 0) {
        keys[size++] = hash;
      }
    }
    return keys;
  }
}
