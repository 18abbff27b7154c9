package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import pressrun.edition.EditionState;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Tells what became of one reader's delivery, attempt by attempt.")
final class ShowDeliveryCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterOption newsletter = new NewsletterOption();

  @Parameters(
      paramLabel = "ADDRESS",
      description = "The reader's address, or the envelope sender that a bounce came back to.")
  private String address = "";

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "The edition's number (default: the latest).")
  private Optional<Integer> number = Optional.empty();

  @Option(names = "--json", description = "One JSON object, with the attempts that failed.")
  private boolean json;

  ShowDeliveryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Pressrun pressrun = places.openToRead()) {
      Delivery delivery = returned(pressrun).orElseGet(() -> byAddress(pressrun));
      Edition edition = pressrun.editions().find(delivery.edition()).orElseThrow();
      List<Attempt> attempts = pressrun.deliveries().attempts(delivery);
      if (json) {
        console.json(fields(edition, delivery, attempts));
      } else {
        show(edition, delivery, attempts);
      }
      return ExitCode.DONE;
    }
  }

  private void show(Edition edition, Delivery delivery, List<Attempt> attempts) {
    console.say(
        "%s to %s: %s after %s",
        edition.name(),
        delivery.address(),
        Words.of(delivery.state()),
        Words.count(tries(delivery, attempts), "attempt"));
    delivery.messageId().ifPresent(id -> console.say("  Message-ID %s", id));
    attempts.forEach(this::show);
    delivery.reply().ifPresent(reply -> console.say("  last reply: %s", reply));
    if (edition.state() == EditionState.PAUSED) {
      console.say(
          "  The edition is paused; nothing more is sent before: pressrun resume %s --number %d",
          edition.slot().newsletter(), edition.number());
    } else {
      delivery.nextAt().ifPresent(next -> console.say("  next try: %s", LocalTimes.shown(next)));
    }
  }

  /** Counts also those that are not held against the reader. */
  private static long tries(Delivery delivery, List<Attempt> attempts) {
    long uncounted =
        attempts.stream().filter(attempt -> attempt.outcome().equals("Unattempted")).count();
    return Math.max(attempts.size(), delivery.attempts() + uncounted);
  }

  private static Map<String, Object> fields(
      Edition edition, Delivery delivery, List<Attempt> attempts) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("newsletter", edition.slot().newsletter());
    line.put("number", edition.number());
    line.putAll(DeliveriesCommand.fields(delivery));
    line.put("troubles", attempts.stream().map(ShowDeliveryCommand::fields).toList());
    return line;
  }

  private static Map<String, Object> fields(Attempt attempt) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ended", attempt.ended().toString());
    fields.put("outcome", attempt.outcome());
    fields.put("relay", attempt.relay());
    fields.put("stage", attempt.stage());
    attempt.code().ifPresent(code -> fields.put("code", code));
    fields.put("reply", attempt.reply());
    return fields;
  }

  private Delivery byAddress(Pressrun pressrun) {
    Edition edition =
        new EditionChoice(pressrun).find(newsletter.among(pressrun.catalogue()), number);
    return pressrun
        .deliveries()
        .find(edition.id(), address)
        .orElseThrow(
            () ->
                new WrongUse(
                    edition.name()
                        + " has no delivery to "
                        + address
                        + ", and no bounce came back to it as an address made here"));
  }

  /** Of whichever newsletter: who looks up a bounce does not know it. */
  private Optional<Delivery> returned(Pressrun pressrun) {
    return pressrun.catalogue().all().stream()
        .flatMap(
            each ->
                each.cadences().stream()
                    .flatMap(cadence -> returned(pressrun, each.name(), cadence.name()).stream()))
        .findFirst();
  }

  private Optional<Delivery> returned(Pressrun pressrun, String of, String cadence) {
    return pressrun
        .returnPaths()
        .read(address, of, cadence)
        .flatMap(
            named ->
                pressrun
                    .editions()
                    .find(of, cadence, named.number())
                    .flatMap(
                        edition -> pressrun.deliveries().find(edition.id(), named.subscriber())));
  }

  private void show(Attempt attempt) {
    console.say(
        "  %s  %s by relay %s, at %s: %s",
        LocalTimes.shown(attempt.ended()),
        outcome(attempt.outcome()),
        attempt.relay(),
        attempt.stage(),
        attempt.said());
  }

  private static String outcome(String name) {
    return switch (name) {
      case "Deferred" -> "put off";
      case "Refused" -> "refused";
      case "Uncertain" -> "not answered";
      case "Unattempted" -> "not taken";
      default -> name.toLowerCase(Locale.ROOT);
    };
  }
}
