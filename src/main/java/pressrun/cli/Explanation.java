package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import pressrun.article.Article;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Selection;
import pressrun.selection.Verdict;

/** Why each candidate is in or out, and which rule decided. */
final class Explanation {
  private final Console console;
  private final Newsletter newsletter;

  Explanation(Console console, Newsletter newsletter) {
    this.console = console;
    this.newsletter = newsletter;
  }

  void say(Selection selection) {
    if (!selection.verdicts().isEmpty()) {
      console.say("%nWhy:");
      selection.verdicts().forEach(this::say);
    }
  }

  private void say(Verdict verdict) {
    console.say(
        "  %-14s %6d  %s%s",
        Reasons.inWords(verdict.reason()),
        verdict.article().id(),
        describe(newsletter, verdict.article()),
        because(verdict));
  }

  private String because(Verdict verdict) {
    return verdict
        .other()
        .map(other -> ": as " + describe(newsletter, other))
        .orElse(verdict.rule().isEmpty() ? "" : ": " + verdict.rule());
  }

  void json(Verdict verdict) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("article", verdict.article().id());
    line.put("title", verdict.article().story().title());
    line.put("source", newsletter.sourceName(verdict.article().source()));
    line.put("chosen", verdict.chosen());
    line.put("reason", Words.of(verdict.reason()));
    line.put("rule", verdict.rule());
    verdict.other().ifPresent(other -> line.put("same_as", other.id()));
    console.json(line);
  }

  static String describe(Newsletter newsletter, Article article) {
    return article.story().title() + " (" + newsletter.sourceName(article.source()) + ")";
  }
}
