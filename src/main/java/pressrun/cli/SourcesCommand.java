package pressrun.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pressrun.app.Pressrun;
import pressrun.article.CleanedEntry;
import pressrun.article.IntakeStore.Orders;
import pressrun.article.IntakeStore.Pace;
import pressrun.file.WholeFile;
import pressrun.http.WebAddress;
import pressrun.newsletter.Newsletter;
import pressrun.press.SourceDesk.Standing;
import pressrun.press.SourceDesk.Trial;
import pressrun.source.FeedSource;
import pressrun.source.Opml;
import pressrun.source.Source;
import pressrun.source.SourceState;
import pressrun.text.Printable;

@Command(
    name = "sources",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Shows how the sources stand, tries new ones, and takes lists of feeds in and out.")
final class SourcesCommand implements Runnable {
  @Override
  public void run() {
    throw new WrongUse("Which of its commands? pressrun sources --help lists them.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the sources and how each stood when it was last asked.")
  static final class All implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();

    @Parameters(
        arity = "0..1",
        paramLabel = "NEWSLETTER",
        description = "Only this one's (default: all).")
    private Optional<String> only = Optional.empty();

    @Option(names = "--json", description = "One JSON object a line, one per source.")
    private boolean json;

    All(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (Pressrun pressrun = places.open()) {
        List<Newsletter> newsletters =
            only.isPresent()
                ? List.of(NewsletterChoice.among(only, pressrun.catalogue()))
                : pressrun.catalogue().all();
        for (Newsletter newsletter : newsletters) {
          if (!json) {
            console.say("%s", newsletter.name());
          }
          newsletter.sources().forEach(source -> show(pressrun, newsletter, source));
        }
        return ExitCode.DONE;
      }
    }

    private void show(Pressrun pressrun, Newsletter newsletter, Source source) {
      Standing standing = pressrun.sourceDesk().standing(source);
      if (json) {
        console.json(SourceStandings.json(newsletter.name(), source, standing));
        return;
      }
      console.say(
          "  %-8s %s: %s",
          SourceStandings.state(standing), source.name(), SourceStandings.place(source));
      standing
          .state()
          .flatMap(SourceState::problem)
          .ifPresent(problem -> console.say("           %s", problem));
      if (standing.held() > 0) {
        console.say("           %s held back", Words.count(standing.held(), "article"));
      }
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows all that is known of one source.")
  static final class Show implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();
    @Mixin private final SourceChoice choice = new SourceChoice();

    @Option(names = "--json", description = "One JSON object on a line.")
    private boolean json;

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (Pressrun pressrun = places.open()) {
        SourceChoice.Found found = choice.among(pressrun.catalogue());
        Standing standing = pressrun.sourceDesk().standing(found.source());
        Map<String, Object> line =
            SourceStandings.json(found.newsletter().name(), found.source(), standing);
        standing.pace().map(Pace::usual).ifPresent(usual -> line.put("expected", usual));
        if (json) {
          console.json(line);
        } else {
          line.forEach((what, value) -> console.say("%-13s %s", what, value));
        }
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = "Asks a feed, declared or not, and shows what it would give; keeps nothing.")
  static final class Try implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();

    @Parameters(
        paramLabel = "URL",
        description = "Address of an RSS, Atom or JSON feed, or a file.")
    private String written = "";

    @Option(names = "--json", description = "One JSON object a line, one per article.")
    private boolean json;

    Try(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Source source = new FeedSource(written, "feed:" + written, location());
      try (Pressrun pressrun = places.open()) {
        Trial trial = pressrun.sourceDesk().trial(source, Locale.ROOT);
        trial.problem().ifPresent(problem -> console.warn("! %s", problem));
        if (json) {
          trial.entries().forEach(entry -> console.json(SourceStandings.json(entry)));
        } else {
          show(trial);
        }
        return trial.entries().isEmpty() && trial.problem().isPresent()
            ? ExitCode.FAILED
            : ExitCode.DONE;
      }
    }

    private FeedSource.Location location() {
      if (!written.contains("://")) {
        return new FeedSource.Local(NamedFile.existing(Path.of(written)));
      }
      return WebAddress.resolve(Optional.empty(), written)
          .map(FeedSource.Remote::new)
          .orElseThrow(() -> new WrongUse("\"" + written + "\" is no http or https address"));
    }

    private void show(Trial trial) {
      trial.title().ifPresent(title -> console.say("%s", Printable.line(title)));
      console.say("%s", Words.count(trial.entries().size(), "article"));
      for (CleanedEntry entry : trial.entries()) {
        console.say("  %s  %s", entry.story().published(), entry.story().title());
        entry.story().link().ifPresent(link -> console.say("      %s", link));
        entry.story().image().ifPresent(image -> console.say("      image %s", image.address()));
      }
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Puts the feeds of an OPML list into a newsletter's file, each once.")
  static final class Import implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();
    @Mixin private final NewsletterOption choice = new NewsletterOption();

    @Parameters(paramLabel = "FILE", description = "A list of feeds as other programs export it.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Shows the lines; writes nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "One JSON object a line, one per feed added.")
    private boolean json;

    Import(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws IOException {
      NamedFile.existing(file);
      Optional<Opml.Listed> read = Opml.read(Files.readAllBytes(file));
      if (read.isEmpty()) {
        console.warn("%s is no OPML list of feeds", file);
        return ExitCode.FAILED;
      }
      return take(read.get());
    }

    private int take(Opml.Listed listed) throws IOException {
      try (Pressrun pressrun = places.open()) {
        Newsletter newsletter = choice.among(pressrun.catalogue());
        FeedImport imported = FeedImport.of(newsletter, listed.feeds());
        if (!dryRun) {
          imported.write(places.home());
        }
        imported.fresh().forEach(feed -> show(newsletter, feed));
        listed.leftOut().forEach(this::show);
        console.warn(
            "%s %s; %s already there%s.",
            Words.count(imported.fresh().size(), "feed"),
            dryRun ? "would be added" : "added to " + newsletter.name(),
            Words.count(listed.feeds().size() - (long) imported.fresh().size(), "feed"),
            listed.leftOut().isEmpty() ? "" : "; " + listed.leftOut().size() + " left out");
        return listed.leftOut().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
      }
    }

    private void show(Opml.LeftOut entry) {
      console.warn("! %s: %s, found \"%s\"", entry.title(), entry.why(), entry.written());
    }

    private void show(Newsletter newsletter, Opml.Feed feed) {
      if (json) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("newsletter", newsletter.name());
        line.put("source", feed.title());
        line.put("feed", feed.address().toString());
        console.json(line);
      } else {
        console.say("  %s: %s", feed.title(), feed.address());
      }
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes the newsletters' feeds as an OPML list, each once.")
  static final class Export implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: the terminal.")
    private Optional<Path> file = Optional.empty();

    @Option(
        names = "--newsletter",
        paramLabel = "NEWSLETTER",
        description = "Only this one's (default: all).")
    private Optional<String> only = Optional.empty();

    Export(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws IOException {
      try (Pressrun pressrun = places.open()) {
        Stream<Newsletter> newsletters =
            only.isPresent()
                ? Stream.of(NewsletterChoice.among(only, pressrun.catalogue()))
                : pressrun.catalogue().all().stream()
                    .sorted(Comparator.comparing(Newsletter::name));
        Map<String, Opml.Feed> feeds = new LinkedHashMap<>();
        newsletters
            .flatMap(newsletter -> newsletter.sources().stream())
            .forEach(
                source -> feed(source).ifPresent(feed -> feeds.putIfAbsent(source.key(), feed)));
        String opml = Opml.write("Pressrun", new ArrayList<>(feeds.values()));
        if (file.isPresent()) {
          WholeFile.ofAnybody(file.get()).replace(WholeFile.Content.of(opml));
          console.warn("%s in %s", Words.count(feeds.size(), "feed"), file.get());
        } else {
          console.say("%s", opml.stripTrailing());
        }
        return ExitCode.DONE;
      }
    }

    private static Optional<Opml.Feed> feed(Source source) {
      return source instanceof FeedSource feed
              && feed.location() instanceof FeedSource.Remote remote
          ? Optional.of(new Opml.Feed(source.name(), remote.address(), List.of()))
          : Optional.empty();
    }
  }

  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description =
          "Takes what is held back of a source at its next reading; asks again for one that is gone.")
  static final class Release implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();
    @Mixin private final SourceChoice choice = new SourceChoice();

    @Option(
        names = "--as-seen",
        description = "Passes over what is held back, as if it had been sent before.")
    private boolean asSeen;

    @Option(names = "--json", description = "One JSON object on a line.")
    private boolean json;

    Release(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (Pressrun pressrun = places.open()) {
        Source source = choice.among(pressrun.catalogue()).source();
        int held = pressrun.sourceDesk().standing(source).held();
        Orders orders = asSeen ? Orders.PASS_OVER : Orders.TAKE;
        if (!pressrun.sourceDesk().release(source, orders)) {
          throw new WrongUse(source.name() + " was never read; there is nothing to release");
        }
        if (json) {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("source", source.name());
          line.put("held", held);
          line.put("orders", Words.of(orders));
          console.json(line);
        } else {
          console.say(
              "%s: %s held back; the next reading %s what is new, then.",
              source.name(), Words.count(held, "article"), asSeen ? "passes over" : "takes");
        }
        return ExitCode.DONE;
      }
    }
  }
}
