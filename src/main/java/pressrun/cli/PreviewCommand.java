package pressrun.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.file.WholeFile;
import pressrun.newsletter.Newsletter;
import pressrun.preview.InspectedMail;
import pressrun.preview.MailReport;
import pressrun.preview.PreviewOutcome;
import pressrun.preview.PreviewRequest;

@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = "Shows the very message a subscriber would get; sends nothing, uses nothing up.")
final class PreviewCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterChoice choice = new NewsletterChoice();

  @Mixin private final CadenceOption cadence = new CadenceOption();

  @Option(
      names = "--as",
      paramLabel = "ADDRESS",
      description = "As this subscriber gets it (default: a made-up reader).")
  private Optional<String> as = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "The edition of this local time, such as 2026-12-24T07:00 (default: the next).")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "html, text, eml or subject (default: html).")
  private Format format = Format.html;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Into a file instead of the terminal.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--open", description = "Opens it in the browser.")
  private boolean open;

  @Option(
      names = "--check",
      description = "Judges it instead of showing it; ends with 1 when it must not go out so.")
  private boolean check;

  @Option(names = "--compare", description = "Says what differs from the edition before it.")
  private boolean compare;

  @Option(names = "--json", description = "With --check: one JSON object a line.")
  private boolean json;

  /** In the words of the command line. */
  enum Format {
    html,
    text,
    eml,
    subject
  }

  PreviewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (json && !check) {
      throw new WrongUse("--json goes with --check");
    }
    try (Pressrun pressrun = places.open()) {
      Newsletter newsletter = choice.among(pressrun.catalogue());
      SourceLines lines = new SourceLines(console);
      pressrun.collector().collect(newsletter).forEach(lines::warn);
      PreviewRequest request =
          new PreviewRequest(
              newsletter,
              cadence.name().map(name -> CadenceOption.find(newsletter, name).name()),
              as,
              at.map(text -> LocalTimes.parse(text, newsletter.zone())));
      PreviewOutcome outcome = pressrun.previewer().preview(request);
      return outcome instanceof PreviewOutcome.NothingNew
          ? instead(pressrun, request)
          : show(pressrun, request, outcome);
    }
  }

  /** There is no next edition to be seen yet, but perhaps the last one. */
  private int instead(Pressrun pressrun, PreviewRequest request) throws IOException {
    Optional<PreviewOutcome> latest = pressrun.previewer().latest(request);
    if (latest.isPresent() && latest.get() instanceof PreviewOutcome.Shown shown) {
      console.warn(
          "Nothing is new since no. %d of %s; this is that edition as it was sent.",
          shown.number(), shown.slot().localDue().toLocalDate());
      return show(pressrun, request, shown);
    }
    console.warn("Nothing to show: too little is new (pressrun select --explain says why).");
    return ExitCode.DONE;
  }

  private int show(Pressrun pressrun, PreviewRequest request, PreviewOutcome outcome)
      throws IOException {
    if (outcome instanceof PreviewOutcome.Shown shown) {
      return show(pressrun, request, shown);
    }
    if (outcome instanceof PreviewOutcome.UnknownSubscriber unknown) {
      throw new WrongUse(unknown.address() + " is no subscriber: see pressrun subscribers list");
    }
    console.warn("%s", ((PreviewOutcome.Faulty) outcome).fault().words());
    return ExitCode.FAILED;
  }

  private int show(Pressrun pressrun, PreviewRequest request, PreviewOutcome.Shown shown)
      throws IOException {
    if (compare) {
      new ComparisonLines(console).tell(pressrun.previewer().before(request, shown), shown);
      return ExitCode.DONE;
    }
    if (check) {
      InspectedMail mail = InspectedMail.of(shown.message()).judgedBy(pressrun.verifier());
      return new ReportLines(console, json).tell(MailReport.of(mail));
    }
    write(bytes(shown));
    return ExitCode.DONE;
  }

  private byte[] bytes(PreviewOutcome.Shown shown) {
    return switch (format) {
      case eml -> shown.message().bytes();
      case html -> shown.html().getBytes(StandardCharsets.UTF_8);
      case text -> shown.text().getBytes(StandardCharsets.UTF_8);
      case subject -> (shown.subject() + "\n").getBytes(StandardCharsets.UTF_8);
    };
  }

  private void write(byte[] bytes) throws IOException {
    if (out.isEmpty() && !open) {
      console.out().write(bytes);
      console.out().flush();
      return;
    }
    Path file = out.isPresent() ? out.get() : Files.createTempFile("pressrun-", "." + format);
    WholeFile.ofOwner(file).replace(stream -> stream.write(bytes));
    console.warn("Written to %s", file);
    if (open) {
      Browser.open(file, console);
    }
  }
}
