package pressrun.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pressrun.app.Pressrun;
import pressrun.delivery.Attempt;
import pressrun.delivery.Delivery;
import pressrun.edition.Edition;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Tells what became of one reader's delivery, attempt by attempt.")
final class ShowDeliveryCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterOption newsletter = new NewsletterOption();

  @Parameters(paramLabel = "ADDRESS", description = "The reader's address.")
  private String address = "";

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "The edition's number (default: the latest).")
  private Optional<Integer> number = Optional.empty();

  ShowDeliveryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Pressrun pressrun = places.open()) {
      Edition edition =
          new EditionChoice(pressrun).find(newsletter.among(pressrun.catalogue()), number);
      Delivery delivery =
          pressrun
              .deliveries()
              .find(edition.id(), address)
              .orElseThrow(
                  () -> new WrongUse("no. " + edition.number() + " has no delivery to " + address));
      console.say(
          "%s: %s after %d attempts", address, Words.of(delivery.state()), delivery.attempts());
      delivery.messageId().ifPresent(id -> console.say("  Message-ID %s", id));
      pressrun.deliveries().attempts(delivery).forEach(this::show);
      delivery.replyText().ifPresent(reply -> console.say("  last reply: %s", reply));
      return ExitCode.DONE;
    }
  }

  private void show(Attempt attempt) {
    console.say(
        "  %s  %s by %s at %s: %s",
        attempt.ended(), attempt.outcome(), attempt.relay(), attempt.stage(), attempt.reply());
  }
}
