package pressrun.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.article.Article;

/**
 * Told stories, found without comparing with all of them: only with those whose sketches share
 * something. The same link counts as the same story too. Read by any number of threads, each with
 * its own ballot, while nobody adds.
 */
final class StoryTable {
  private static final int VOTES = 2;

  /** A hash that more stories share than this says nothing of a story. */
  private static final int CROWD = 32;

  private final List<Told> told = new ArrayList<>();
  private final Map<String, List<Told>> byLink = new HashMap<>();
  private final IntTable bySketch = new IntTable(CROWD);

  private record Told(int number, Article article, StoryPrint print) {
    /** A source's own articles may all link to one page; there the title tells. */
    boolean linked(Article other, int after) {
      return number >= after
          && (!article.source().equals(other.source())
              || article.story().title().equals(other.story().title()));
    }
  }

  /** An article that tells the same, and how sure that is; beyond all measure by the same link. */
  record Match(Article article, double likeness) {}

  void add(Article article, StoryPrint print) {
    Told leader = new Told(told.size(), article, print);
    for (int key : print.sketch()) {
      bySketch.add(key, leader.number());
    }
    told.add(leader);
    print
        .link()
        .ifPresent(link -> byLink.computeIfAbsent(link, key -> new ArrayList<>(1)).add(leader));
  }

  int size() {
    return told.size();
  }

  /** The likest of those that were added after the first so many. */
  Optional<Match> find(Article article, StoryPrint print, int after, Ballot ballot) {
    if (told.size() == after) {
      return Optional.empty();
    }
    return byLink(article, print, after).or(() -> alike(article, print, after, ballot));
  }

  private Optional<Match> byLink(Article article, StoryPrint print, int after) {
    return print
        .link()
        .flatMap(link -> Optional.ofNullable(byLink.get(link)))
        .flatMap(same -> same.stream().filter(each -> each.linked(article, after)).findFirst())
        .map(same -> new Match(same.article(), Double.POSITIVE_INFINITY));
  }

  private Optional<Match> alike(Article article, StoryPrint print, int after, Ballot ballot) {
    Optional<Match> best = Optional.empty();
    double most = Double.NEGATIVE_INFINITY;
    for (int candidate : vote(print, after, ballot)) {
      Told other = told.get(candidate);
      double likeness = likeness(article, print, other);
      if (likeness > most) {
        most = likeness;
        best = Optional.of(new Match(other.article(), likeness));
      }
    }
    return best;
  }

  /** Negative infinity when it is too little. */
  private static double likeness(Article article, StoryPrint print, Told other) {
    double likeness = Likeness.of(print, other.print(), Likeness.SAME_STORY);
    boolean enough =
        likeness >= Likeness.SAME_ITEM || !other.article().source().equals(article.source());
    return enough ? likeness : Double.NEGATIVE_INFINITY;
  }

  /** Those of one hash stand in the order in which they were added. */
  private int[] vote(StoryPrint print, int after, Ballot ballot) {
    ballot.open(told.size());
    for (int key : print.sketch()) {
      int place = bySketch.place(key);
      int last = bySketch.count(place) - 1;
      for (int i = last; i >= 0 && bySketch.value(place, i) >= after; i--) {
        ballot.vote(bySketch.value(place, i));
      }
    }
    return ballot.elected(VOTES);
  }
}
