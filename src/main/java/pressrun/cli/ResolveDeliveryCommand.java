package pressrun.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pressrun.app.Pressrun;
import pressrun.delivery.DeliveryState;
import pressrun.delivery.InterventionStore.Verdict;
import pressrun.edition.Edition;

@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    description = "Decides about a held delivery: whether it arrived or is to be sent again.")
final class ResolveDeliveryCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterOption newsletter = new NewsletterOption();

  @Parameters(paramLabel = "ADDRESS", description = "The reader's address.")
  private String address = "";

  @Option(
      names = "--as",
      required = true,
      paramLabel = "WHAT",
      description = "sent: it arrived, as the relay's log or the reader says; resend: it did not.")
  private Verdict verdict = Verdict.SENT;

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "The edition's number (default: the latest).")
  private Optional<Integer> number = Optional.empty();

  ResolveDeliveryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Pressrun pressrun = places.open()) {
      Edition edition =
          new EditionChoice(pressrun).find(newsletter.among(pressrun.catalogue()), number);
      if (!pressrun.interventions().resolve(edition, address, verdict)) {
        throw new WrongUse("no. " + edition.number() + " has no held delivery to " + address);
      }
      if (pressrun.deliveries().tally(edition.id()).of(DeliveryState.HELD) == 0) {
        pressrun.alerts().clear("held:" + edition.id());
      }
      console.say(
          verdict == Verdict.SENT
              ? "Noted as sent."
              : "It goes out again: by serve, or by the next pressrun send.");
      return ExitCode.DONE;
    }
  }
}
