package pressrun.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import pressrun.article.Article;
import pressrun.newsletter.Rules;

/** Where chosen articles are put, newest first, until a limit is reached; used once. */
final class Shelf {
  private final Rules rules;
  private final List<List<Article>> sections = new ArrayList<>();
  private final Map<String, Integer> perSource = new HashMap<>();
  private final Set<String> links = new HashSet<>();
  private int size;

  Shelf(Rules rules) {
    this.rules = rules;
    for (int i = 0; i <= rules.sections().size(); i++) {
      sections.add(new ArrayList<>());
    }
  }

  /** Takes an article in, or says which limit keeps it out. */
  Verdict.Reason place(Article article, int section) {
    if (size >= rules.maxArticles()) {
      return Verdict.Reason.EDITION_FULL;
    }
    if (perSource.getOrDefault(article.source(), 0) >= rules.maxPerSource()) {
      return Verdict.Reason.SOURCE_FULL;
    }
    if (sections.get(section).size() >= maximum(section)) {
      return Verdict.Reason.SECTION_FULL;
    }
    if (!links.add(identity(article))) {
      return Verdict.Reason.SAME_STORY;
    }
    sections.get(section).add(article);
    perSource.merge(article.source(), 1, Integer::sum);
    size++;
    return Verdict.Reason.CHOSEN;
  }

  private static String identity(Article article) {
    return article
        .story()
        .link()
        .map(
            link ->
                link.toString()
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("^https?://(www\\.)?", "")
                    .replaceFirst("#.*$", ""))
        .orElse("article " + article.id());
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
