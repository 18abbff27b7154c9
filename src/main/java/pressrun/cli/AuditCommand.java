package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.delivery.Audit;
import pressrun.delivery.DeliveryState;
import pressrun.edition.Edition;
import pressrun.newsletter.Newsletter;

@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "Proves for each edition that every message is accounted for; ends with 1 when one is not.")
final class AuditCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterChoice choice = new NewsletterChoice();

  @Option(names = "--number", paramLabel = "N", description = "Only the edition of this number.")
  private Optional<Integer> number = Optional.empty();

  @Option(names = "--json", description = "One JSON object a line, one per edition.")
  private boolean json;

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Pressrun pressrun = places.openToRead()) {
      List<Audit> audits = editions(pressrun).stream().map(pressrun.auditor()::audit).toList();
      audits.forEach(this::show);
      return audits.stream().allMatch(Audit::balances) ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private List<Edition> editions(Pressrun pressrun) {
    Newsletter newsletter = choice.among(pressrun.catalogue());
    return number.isPresent()
        ? List.of(new EditionChoice(pressrun).find(newsletter, number))
        : pressrun.editions().list().stream()
            .filter(edition -> edition.slot().newsletter().equals(newsletter.name()))
            .toList();
  }

  private void show(Audit audit) {
    if (json) {
      console.json(fields(audit));
      return;
    }
    console.say(
        "no. %d: %s, %d planned = %s",
        audit.edition().number(),
        audit.balances() ? "balances" : "DOES NOT BALANCE",
        audit.planned(),
        sum(audit));
    audit.gaps().forEach(gap -> console.warn("  %s", gap));
  }

  private static String sum(Audit audit) {
    StringBuilder sum = new StringBuilder();
    for (DeliveryState state : DeliveryState.values()) {
      if (audit.tally().of(state) > 0) {
        sum.append(sum.isEmpty() ? "" : " + ").append(audit.tally().of(state));
        sum.append(' ').append(Words.of(state));
      }
    }
    return sum.isEmpty() ? "0" : sum.toString();
  }

  private static Map<String, Object> fields(Audit audit) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("newsletter", audit.edition().slot().newsletter());
    line.put("number", audit.edition().number());
    line.put("balances", audit.balances());
    line.put("planned", audit.planned());
    line.put("deliveries", Tallies.fields(audit.tally()));
    line.put("gaps", audit.gaps());
    return line;
  }
}
