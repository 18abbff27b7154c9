package pressrun.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.article.Article;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Chapter;
import pressrun.selection.Selection;
import pressrun.selection.Verdict;

@Command(
    name = "select",
    mixinStandardHelpOptions = true,
    description =
        "Shows which articles the next edition would have; sends nothing, uses nothing up.")
final class SelectCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterChoice choice = new NewsletterChoice();

  @Option(names = "--explain", description = "Says for each candidate why it is in or out.")
  private boolean explain;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "As of this local time, such as 2026-12-24T07:00 (default: now).")
  private Optional<String> at = Optional.empty();

  @Option(names = "--json", description = "One JSON object a line, one per candidate.")
  private boolean json;

  SelectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Pressrun pressrun = places.open()) {
      Newsletter newsletter = choice.among(pressrun.catalogue());
      Instant moment =
          at.map(text -> LocalTimes.parse(text, newsletter.zone()))
              .orElse(pressrun.clock().instant());
      SourceLines lines = new SourceLines(console);
      pressrun.collector().collect(newsletter).forEach(lines::warn);
      Selection selection = pressrun.composer().select(newsletter, moment);
      if (json) {
        selection.verdicts().forEach(verdict -> json(newsletter, verdict));
      } else {
        show(newsletter, selection);
      }
      return ExitCode.DONE;
    }
  }

  private void show(Newsletter newsletter, Selection selection) {
    if (selection.size() == 0) {
      console.say("%s", nothing(newsletter, selection));
    }
    for (Chapter chapter : selection.chapters()) {
      console.say("%s", chapter.title().isEmpty() ? "(no section)" : chapter.title());
      chapter.articles().forEach(article -> console.say("  %s", describe(newsletter, article)));
    }
    if (explain && !selection.verdicts().isEmpty()) {
      console.say("%nWhy:");
      selection
          .verdicts()
          .forEach(
              verdict ->
                  console.say(
                      "  %-14s %s",
                      Reasons.inWords(verdict.reason()), describe(newsletter, verdict.article())));
    }
  }

  private static String nothing(Newsletter newsletter, Selection selection) {
    return selection.verdicts().isEmpty()
        ? "Nothing to send: no article is new since the last edition."
        : "Nothing to send: of %s fewer than %d fit (min_articles)."
            .formatted(
                Words.count(selection.verdicts().size(), "new article"),
                newsletter.rules().minArticles());
  }

  private static String describe(Newsletter newsletter, Article article) {
    return article.story().title() + " (" + newsletter.sourceName(article.source()) + ")";
  }

  private void json(Newsletter newsletter, Verdict verdict) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("article", verdict.article().id());
    line.put("title", verdict.article().story().title());
    line.put("source", newsletter.sourceName(verdict.article().source()));
    line.put("chosen", verdict.chosen());
    line.put("reason", Words.of(verdict.reason()));
    console.json(line);
  }
}
