package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pressrun.app.Pressrun;
import pressrun.article.Article;
import pressrun.edition.MarkStore;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Mark;
import pressrun.selection.Verdict;
import pressrun.source.Source;

/** Says of single articles what no rule can. */
@Command(
    name = "articles",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Lists the articles that wait, and pins, holds or excludes single ones.")
final class ArticlesCommand implements Runnable {
  @Override
  public void run() {
    throw new WrongUse("Which of its commands? pressrun articles --help lists them.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the articles that no edition has used, with their numbers.")
  static final class Show implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();
    @Mixin private final NewsletterChoice choice = new NewsletterChoice();
    @Mixin private final CadenceOption cadence = new CadenceOption();

    @Option(names = "--json", description = "One JSON object a line, one per article.")
    private boolean json;

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (Pressrun pressrun = places.open()) {
        Newsletter newsletter = choice.among(pressrun.catalogue());
        List<Verdict> verdicts =
            pressrun
                .composer()
                .select(newsletter, cadence.of(newsletter), pressrun.clock().instant())
                .everybody()
                .verdicts();
        if (verdicts.isEmpty() && !json) {
          console.say("No article waits: pressrun collect reads the sources.");
        }
        verdicts.forEach(verdict -> show(newsletter, verdict));
        return ExitCode.DONE;
      }
    }

    private void show(Newsletter newsletter, Verdict verdict) {
      Article article = verdict.article();
      String published =
          article.story().published().atZone(newsletter.zone()).toLocalDate().toString();
      if (json) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("article", article.id());
        line.put("title", article.story().title());
        line.put("source", newsletter.sourceName(article.source()));
        line.put("published", article.story().published().toString());
        line.put("reason", Words.of(verdict.reason()));
        line.put("rule", verdict.rule());
        console.json(line);
      } else {
        String mark = verdict.rule().startsWith("articles ") ? verdict.rule().substring(9) : "";
        console.say(
            "%6d  %s  %-7s %s",
            article.id(), published, mark, Explanation.describe(newsletter, article));
      }
    }
  }

  /** What pin, hold and exclude have in common. */
  abstract static class Marking implements Callable<Integer> {
    private final Console console;
    private final Mark mark;
    @Mixin private final Places places = new Places();
    @Mixin private final NewsletterOption choice = new NewsletterOption();

    @Parameters(
        index = "0..*",
        arity = "1..*",
        paramLabel = "ARTICLE",
        description = "Its number, as pressrun articles list shows it.")
    private List<Long> articles = List.of();

    @Option(names = "--undo", description = "Takes it back.")
    private boolean undo;

    Marking(Console console, Mark mark) {
      this.console = console;
      this.mark = mark;
    }

    @Override
    public Integer call() {
      try (Pressrun pressrun = places.open()) {
        Newsletter newsletter = choice.among(pressrun.catalogue());
        List<String> sources = newsletter.sources().stream().map(Source::key).toList();
        List<Article> meant =
            articles.stream()
                .map(
                    id ->
                        pressrun
                            .marks()
                            .article(sources, id)
                            .orElseThrow(() -> unknown(newsletter, id)))
                .toList();
        meant.forEach(article -> set(pressrun.marks(), newsletter, article));
        return ExitCode.DONE;
      }
    }

    private static WrongUse unknown(Newsletter newsletter, long id) {
      return new WrongUse(
          newsletter.name() + " has no article " + id + ": see pressrun articles list");
    }

    private void set(MarkStore marks, Newsletter newsletter, Article article) {
      Optional<Mark> before =
          undo
              ? marks.unmark(newsletter.name(), article.id(), mark)
              : marks.mark(newsletter.name(), article.id(), mark);
      String now = undo ? "no longer " + inWords(mark) : inWords(mark);
      String was = before.map(earlier -> " (was " + inWords(earlier) + ")").orElse("");
      boolean nothing = undo && before.isEmpty();
      console.say(
          "%d %s: %s%s",
          article.id(),
          article.story().title(),
          nothing ? "was not " + inWords(mark) : now,
          undo ? "" : was);
    }

    private static String inWords(Mark mark) {
      return switch (mark) {
        case PIN -> "pinned";
        case HOLD -> "held";
        case EXCLUDE -> "excluded";
      };
    }
  }

  @Command(
      name = "pin",
      mixinStandardHelpOptions = true,
      description = "The article comes first in the next edition, whatever the rules say.")
  static final class Pin extends Marking {
    Pin(Console console) {
      super(console, Mark.PIN);
    }
  }

  @Command(
      name = "hold",
      mixinStandardHelpOptions = true,
      description = "The article waits until the hold is taken back.")
  static final class Hold extends Marking {
    Hold(Console console) {
      super(console, Mark.HOLD);
    }
  }

  @Command(
      name = "exclude",
      mixinStandardHelpOptions = true,
      description = "The article never appears.")
  static final class Exclude extends Marking {
    Exclude(Console console) {
      super(console, Mark.EXCLUDE);
    }
  }
}
