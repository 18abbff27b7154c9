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
import pressrun.edition.EditionState;
import pressrun.newsletter.Newsletter;

@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    description =
        "Decides about a held delivery, or all of an edition: whether it arrived or is to be sent"
            + " again.")
final class ResolveDeliveryCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterOption newsletter = new NewsletterOption();

  @Parameters(paramLabel = "ADDRESS", arity = "0..1", description = "The reader's address.")
  private Optional<String> address = Optional.empty();

  @Option(names = "--all", description = "All that are held of the edition, instead of an address.")
  private boolean all;

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

  @Option(names = "--yes", description = "Skip the confirmation; only --all asks.")
  private boolean yes;

  ResolveDeliveryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (all == address.isPresent()) {
      throw new WrongUse("Whose delivery? Name an ADDRESS, or --all for all that are held.");
    }
    try (Pressrun pressrun = places.open()) {
      Newsletter declared = newsletter.among(pressrun.catalogue());
      Edition edition = new EditionChoice(pressrun).find(declared, number);
      if (verdict == Verdict.RESEND && edition.state() == EditionState.CANCELLED) {
        throw new WrongUse(edition.name() + " is cancelled: nobody gets it any more");
      }
      if (verdict == Verdict.RESEND) {
        pressrun.interventions().remast(edition, pressrun.composer().masthead(declared));
      }
      int resolved = all ? resolveAll(pressrun, edition) : resolve(pressrun, edition);
      if (pressrun.deliveries().tally(edition.id()).of(DeliveryState.HELD) == 0) {
        pressrun.alerts().clear("held:" + edition.id());
      }
      tell(resolved);
      return ExitCode.DONE;
    }
  }

  private int resolve(Pressrun pressrun, Edition edition) {
    if (!pressrun.interventions().resolve(edition, address.orElseThrow(), verdict)) {
      throw new WrongUse(edition.name() + " has no held delivery to " + address.orElseThrow());
    }
    return 1;
  }

  private int resolveAll(Pressrun pressrun, Edition edition) {
    long held = pressrun.interventions().held(edition, verdict);
    if (held == 0) {
      throw new WrongUse(edition.name() + " has no held delivery to decide about");
    }
    String readers = Words.count(held, "reader");
    new Consent(console, yes)
        .ask(
            verdict == Verdict.SENT
                ? "Note that " + edition.name() + " arrived at the " + readers + " held?"
                : "Send "
                    + edition.name()
                    + " to the "
                    + readers
                    + " held? Whoever has received it gets it twice.");
    return pressrun.interventions().resolveAll(edition, verdict);
  }

  private void tell(int resolved) {
    String messages = Words.count(resolved, "message");
    console.say(
        "%s",
        verdict == Verdict.SENT
            ? messages + " noted as sent."
            : (resolved == 1 ? messages + " goes" : messages + " go")
                + " out again: by a running pressrun serve, or by the next pressrun send.");
  }
}
