package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.delivery.DeliveryState;
import pressrun.delivery.Tally;
import pressrun.edition.Edition;

@Command(
    name = "editions",
    mixinStandardHelpOptions = true,
    description = "Lists the editions, newest first, and how far their delivery is.")
final class EditionsCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();

  @Option(names = "--json", description = "One JSON object a line, one per edition.")
  private boolean json;

  EditionsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Pressrun pressrun = places.openToRead()) {
      List<Edition> editions = pressrun.editions().list();
      if (editions.isEmpty() && !json) {
        console.say("No edition yet: pressrun send makes one.");
      }
      for (Edition edition : editions) {
        show(edition, pressrun.deliveries().tally(edition.id()));
      }
      return ExitCode.DONE;
    }
  }

  private void show(Edition edition, Tally tally) {
    if (json) {
      console.json(fields(edition, tally));
      return;
    }
    console.say(
        "%s of %s  %s  %d of %d sent%s  %s",
        edition.name(),
        LocalTimes.shown(edition.slot().localDue()),
        Words.of(edition.state()),
        tally.of(DeliveryState.SENT),
        tally.planned(),
        Tallies.exceptions(tally),
        edition.subject());
  }

  private static Map<String, Object> fields(Edition edition, Tally tally) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", edition.id());
    line.put("newsletter", edition.slot().newsletter());
    line.put("number", edition.number());
    line.put("slot", edition.slot().localDue().toString());
    line.put("state", Words.of(edition.state()));
    line.put("subject", edition.subject());
    line.put("deliveries", Tallies.fields(tally));
    return line;
  }
}
