package pressrun.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.newsletter.Newsletter;
import pressrun.press.SourceReport;

@Command(
    name = "collect",
    mixinStandardHelpOptions = true,
    description = "Reads the sources and keeps what is new; sends nothing, uses nothing up.")
final class CollectCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterChoice choice = new NewsletterChoice();

  @Option(names = "--json", description = "One JSON object a line, one per source.")
  private boolean json;

  CollectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Pressrun pressrun = places.open()) {
      Newsletter newsletter = choice.among(pressrun.catalogue());
      List<SourceReport> reports = pressrun.collector().collect(newsletter);
      SourceLines lines = new SourceLines(console);
      if (json) {
        reports.forEach(lines::json);
      } else {
        reports.forEach(lines::say);
      }
      return reports.stream().anyMatch(report -> report.problem().isPresent())
          ? ExitCode.FAILED
          : ExitCode.DONE;
    }
  }
}
