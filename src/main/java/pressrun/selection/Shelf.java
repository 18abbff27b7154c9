package pressrun.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pressrun.article.Article;
import pressrun.newsletter.Rules;

/** Where chosen articles are put, newest first, until a limit is reached; used once. */
final class Shelf {
  private final Rules rules;
  private final List<List<Article>> sections = new ArrayList<>();
  private final Map<String, Integer> perSource = new HashMap<>();
  private final Map<String, List<Article>> byLink = new HashMap<>();
  private int size;

  Shelf(Rules rules) {
    this.rules = rules;
    for (int i = 0; i <= rules.sections().size(); i++) {
      sections.add(new ArrayList<>());
    }
  }

  /** Takes an article in, or says which limit keeps it out. */
  Verdict.Reason place(Article article, int section) {
    if (standsHere(article)) {
      return Verdict.Reason.SAME_STORY;
    }
    if (size >= rules.maxArticles()) {
      return Verdict.Reason.EDITION_FULL;
    }
    if (perSource.getOrDefault(article.source(), 0) >= rules.maxPerSource()) {
      return Verdict.Reason.SOURCE_FULL;
    }
    if (sections.get(section).size() >= maximum(section)) {
      return Verdict.Reason.SECTION_FULL;
    }
    sections.get(section).add(article);
    article
        .story()
        .canonicalLink()
        .ifPresent(link -> byLink.computeIfAbsent(link, key -> new ArrayList<>()).add(article));
    perSource.merge(article.source(), 1, Integer::sum);
    size++;
    return Verdict.Reason.CHOSEN;
  }

  /**
   * Whether the same story stands here: the same link from another source. A source's own articles
   * may all link to one page; there the title tells.
   */
  private boolean standsHere(Article article) {
    return article
        .story()
        .canonicalLink()
        .map(link -> byLink.getOrDefault(link, List.of()))
        .orElse(List.of())
        .stream()
        .anyMatch(
            other ->
                !other.source().equals(article.source())
                    || other.story().title().equals(article.story().title()));
  }

  private int maximum(int section) {
    return section < rules.sections().size()
        ? rules.sections().get(section).maximum().orElse(Integer.MAX_VALUE)
        : Integer.MAX_VALUE;
  }

  int size() {
    return size;
  }

  List<Chapter> chapters() {
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      if (!sections.get(i).isEmpty()) {
        String title = i < rules.sections().size() ? rules.sections().get(i).title() : "";
        chapters.add(new Chapter(title, ordered(sections.get(i))));
      }
    }
    return chapters;
  }

  private List<Article> ordered(List<Article> newestFirst) {
    return switch (rules.order()) {
      case NEWEST -> List.copyOf(newestFirst);
      case OLDEST -> {
        List<Article> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        yield oldestFirst;
      }
      case ROUND_ROBIN -> roundRobin(newestFirst);
    };
  }

  private static List<Article> roundRobin(List<Article> newestFirst) {
    Map<String, List<Article>> bySource = new LinkedHashMap<>();
    newestFirst.forEach(
        article ->
            bySource.computeIfAbsent(article.source(), key -> new ArrayList<>()).add(article));
    List<Article> turns = new ArrayList<>();
    for (int round = 0; turns.size() < newestFirst.size(); round++) {
      for (List<Article> own : bySource.values()) {
        if (round < own.size()) {
          turns.add(own.get(round));
        }
      }
    }
    return turns;
  }
}
