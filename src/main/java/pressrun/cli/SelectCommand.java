package pressrun.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.article.Article;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Chapter;
import pressrun.selection.Cohort;
import pressrun.selection.Selection;

@Command(
    name = "select",
    mixinStandardHelpOptions = true,
    description =
        "Shows which articles the next edition would have; sends nothing, uses nothing up.")
final class SelectCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterChoice choice = new NewsletterChoice();

  @Mixin private final CadenceOption cadence = new CadenceOption();

  @Option(
      names = "--topics",
      split = ",",
      paramLabel = "NAME",
      description = "As readers of these topics would have it (default: of all).")
  private List<String> topics = List.of();

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
      Cadence rhythm = cadence.of(newsletter);
      Optional<Instant> asked = at.map(text -> LocalTimes.parse(text, newsletter.zone()));
      Cohort cohort = new TopicNames(newsletter).cohort(topics);
      SourceLines lines = new SourceLines(console);
      pressrun.collector().collect(newsletter).forEach(lines::warn);
      Instant moment = asked.orElseGet(pressrun.clock()::instant); // what came just now counts
      Selection selection = pressrun.composer().select(newsletter, rhythm, moment, cohort);
      Explanation explanation = new Explanation(console, newsletter);
      if (json) {
        selection.verdicts().forEach(explanation::json);
      } else {
        show(newsletter, rhythm, selection);
        if (explain) {
          explanation.say(selection);
        }
      }
      return ExitCode.DONE;
    }
  }

  private void show(Newsletter newsletter, Cadence rhythm, Selection selection) {
    if (selection.size() == 0) {
      console.say("%s", nothing(rhythm, selection));
    }
    for (Chapter chapter : selection.chapters()) {
      console.say("%s", chapter.title().isEmpty() ? "(no section)" : chapter.title());
      for (Article article : chapter.articles()) {
        console.say(
            "  %s%s",
            Explanation.describe(newsletter, article), also(newsletter, chapter, article));
      }
      if (chapter.more() > 0) {
        console.say("  and %d more", chapter.more());
      }
    }
  }

  private static String also(Newsletter newsletter, Chapter chapter, Article article) {
    List<String> others =
        chapter.also(article).stream()
            .map(other -> newsletter.sourceName(other.source()))
            .distinct()
            .toList();
    return others.isEmpty() ? "" : ", also " + String.join(", ", others);
  }

  private String nothing(Cadence rhythm, Selection selection) {
    return selection.verdicts().isEmpty()
        ? "Nothing to send: no article is new since the last edition."
        : "Nothing to send: of %s fewer than %d fit (min_articles).%s"
            .formatted(
                Words.count(selection.verdicts().size(), "new article"),
                rhythm.rules().minArticles(),
                explain ? "" : " With --explain it says why.");
  }
}
