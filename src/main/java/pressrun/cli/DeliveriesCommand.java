package pressrun.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.delivery.Delivery;
import pressrun.delivery.DeliveryState;
import pressrun.edition.Edition;
import pressrun.newsletter.Newsletter;

@Command(
    name = "deliveries",
    mixinStandardHelpOptions = true,
    description = "Lists who got an edition, who did not, and why (default: the latest edition).")
final class DeliveriesCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterChoice choice = new NewsletterChoice();

  @Option(names = "--number", paramLabel = "N", description = "The edition's number.")
  private Optional<Integer> number = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      completionCandidates = States.class,
      description = "Only deliveries in this state: ${COMPLETION-CANDIDATES}.")
  private Optional<DeliveryState> state = Optional.empty();

  @Option(names = "--json", description = "One JSON object a line, one per delivery.")
  private boolean json;

  /** In the words of the lists. */
  static final class States extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    States() {
      super(Stream.of(DeliveryState.values()).map(Words::of).toList());
    }
  }

  DeliveriesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Pressrun pressrun = places.openToRead()) {
      Newsletter newsletter = choice.among(pressrun.catalogue());
      show(pressrun, new EditionChoice(pressrun).find(newsletter, number));
      return ExitCode.DONE;
    }
  }

  private void show(Pressrun pressrun, Edition edition) {
    if (!json) {
      console.say(
          "%s no. %d: %s", edition.slot().newsletter(), edition.number(), edition.subject());
    }
    pressrun.deliveries().each(edition.id(), state, this::show);
  }

  private void show(Delivery delivery) {
    if (json) {
      console.jsonRow(fields(delivery));
      return;
    }
    String reply = delivery.reply().map(said -> "  " + said).orElse("");
    console.row("  %-10s %s%s", Words.of(delivery.state()), delivery.address(), reply);
  }

  static Map<String, Object> fields(Delivery delivery) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("address", delivery.address());
    line.put("state", Words.of(delivery.state()));
    line.put("attempts", delivery.attempts());
    delivery.messageId().ifPresent(value -> line.put("messageId", value));
    delivery.relay().ifPresent(value -> line.put("relay", value));
    delivery.nextAt().ifPresent(value -> line.put("nextAt", value.toString()));
    delivery.replyCode().ifPresent(value -> line.put("replyCode", value));
    delivery.replyText().ifPresent(value -> line.put("replyText", value));
    return line;
  }
}
