package pressrun.selection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.article.Article;
import pressrun.newsletter.Rules;
import pressrun.selection.Verdict.Reason;

/** Where chosen articles are put, one after the other, until a limit is reached; used once. */
final class Shelf {
  private final Rules rules;
  private final List<List<Fitness>> sections = new ArrayList<>();
  private final int[] more;
  private final Map<String, Integer> perSource = new HashMap<>();
  private final StoryIndex told;
  private final StoryIndex shown = new StoryIndex();
  private final StoryIndex crowdedOut = new StoryIndex();
  private final Map<Long, List<Article>> also = new LinkedHashMap<>();
  private final List<Article> mentioned = new ArrayList<>();
  private int size;

  Shelf(Rules rules, StoryIndex told) {
    this.rules = rules;
    this.told = told;
    for (int i = 0; i <= rules.sections().size(); i++) {
      sections.add(new ArrayList<>());
    }
    more = new int[sections.size()];
  }

  /** These will be offered next. */
  void expect(List<Fitness> round) {
    shown.expect(round);
    told.expect(round);
    crowdedOut.expect(round);
  }

  /** Takes an article in, or says what keeps it out. */
  Verdict place(Fitness candidate) {
    Article article = candidate.article();
    if (!candidate.pinned()) {
      Optional<Article> same = shown.find(article, candidate.print());
      if (same.isPresent()) {
        also.computeIfAbsent(same.get().id(), key -> new ArrayList<>()).add(article);
        return new Verdict(article, Reason.SAME_STORY, "", same);
      }
      Optional<Article> before =
          told.find(article, candidate.print()).filter(other -> sameDays(article, other));
      if (before.isPresent()) {
        return new Verdict(article, Reason.TOLD_BEFORE, "", before);
      }
    }
    Verdict verdict = room(candidate);
    if (verdict.chosen()) {
      take(candidate);
    } else if (rules.overflow() == Rules.Overflow.MENTION) {
      mention(candidate);
    }
    return verdict;
  }

  private static boolean sameDays(Article article, Article before) {
    Instant published = before.story().published();
    Duration apart = Duration.between(published, article.story().published()).abs();
    return apart.compareTo(Selector.NEWS_AGAIN) <= 0;
  }

  private Verdict room(Fitness candidate) {
    Article article = candidate.article();
    if (size >= rules.maxArticles()) {
      return Verdict.of(article, Reason.EDITION_FULL, "max_articles");
    }
    if (candidate.pinned()) {
      return Verdict.chosen(article, "articles pin");
    }
    if (perSource.getOrDefault(article.source(), 0) >= rules.maxPerSource()) {
      return Verdict.of(article, Reason.SOURCE_FULL, "max_per_source");
    }
    int section = candidate.section();
    if (sections.get(section).size() >= maximum(section)) {
      return Verdict.of(article, Reason.SECTION_FULL, "sections[" + (section + 1) + "].maximum");
    }
    return Verdict.chosen(article, "");
  }

  private void take(Fitness candidate) {
    sections.get(candidate.section()).add(candidate);
    shown.add(candidate.article(), candidate.print());
    perSource.merge(candidate.article().source(), 1, Integer::sum);
    size++;
  }

  /** A story is counted once, however many tell it. */
  private void mention(Fitness candidate) {
    mentioned.add(candidate.article());
    if (crowdedOut.find(candidate.article(), candidate.print()).isEmpty()) {
      crowdedOut.add(candidate.article(), candidate.print());
      more[candidate.section()]++;
    }
  }

  private int maximum(int section) {
    return section < rules.sections().size()
        ? rules.sections().get(section).maximum().orElse(Integer.MAX_VALUE)
        : Integer.MAX_VALUE;
  }

  /** Whether there is enough for an edition, or something has waited too long for more. */
  boolean enough(Instant at) {
    return size >= Math.max(1, rules.minArticles()) || (size > 0 && waitedTooLong(at));
  }

  private boolean waitedTooLong(Instant at) {
    return rules
        .maxWait()
        .filter(
            longest ->
                sections.stream()
                    .flatMap(List::stream)
                    .anyMatch(each -> !each.article().firstSeen().isAfter(at.minus(longest))))
        .isPresent();
  }

  List<Article> mentioned() {
    return mentioned;
  }

  /** What is mentioned of a heading that has no room at all is told under the last that has. */
  List<Chapter> chapters() {
    List<Chapter> chapters = new ArrayList<>();
    int untold = 0;
    for (int i = 0; i < sections.size(); i++) {
      untold += more[i];
      if (!sections.get(i).isEmpty()) {
        String title = i < rules.sections().size() ? rules.sections().get(i).title() : "";
        chapters.add(chapter(title, sections.get(i), untold));
        untold = 0;
      }
    }
    if (untold > 0 && !chapters.isEmpty()) {
      Chapter last = chapters.remove(chapters.size() - 1);
      chapters.add(new Chapter(last.title(), last.articles(), last.also(), last.more() + untold));
    }
    return chapters;
  }

  private Chapter chapter(String title, List<Fitness> taken, int untold) {
    List<Article> articles =
        Precedence.standing(taken, rules.order()).stream().map(Fitness::article).toList();
    Map<Long, List<Article>> others = new HashMap<>();
    articles.forEach(
        article ->
            Optional.ofNullable(also.get(article.id()))
                .ifPresent(same -> others.put(article.id(), List.copyOf(same))));
    return new Chapter(title, articles, others, untold);
  }
}
