package pressrun.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.app.Pressrun;
import pressrun.delivery.DeliveryState;
import pressrun.edition.Edition;
import pressrun.newsletter.Newsletter;

/** The latest edition for those who have not had it; done twice, the second time finds nobody. */
final class MissingCopies {
  private final Console console;
  private final Pressrun pressrun;
  private final boolean agreed;

  MissingCopies(Console console, Pressrun pressrun, boolean agreed) {
    this.console = console;
    this.pressrun = pressrun;
    this.agreed = agreed;
  }

  int send(Newsletter newsletter, boolean json) throws InterruptedException {
    Edition edition = new EditionChoice(pressrun).find(newsletter, Optional.empty());
    long missing = pressrun.deliveries().missing(edition);
    if (missing == 0) {
      say(edition, json);
      return ExitCode.DONE;
    }
    String people = missing == 1 ? "1 person" : missing + " people";
    new Consent(console, agreed)
        .ask("Send no. " + edition.number() + " to " + people + " who have not had it?");
    pressrun.interventions().retry(edition, List.of(DeliveryState.EXPIRED));
    pressrun.interventions().reopen(edition);
    pressrun.deliveries().enqueueLate(edition);
    return new DeliveryWatch(console, pressrun, json).follow(edition);
  }

  private void say(Edition edition, boolean json) {
    if (json) {
      console.json(Map.of("result", "nobody-missing", "edition", edition.number()));
    } else {
      console.say("Everybody who may have no. %d has had it.", edition.number());
    }
  }
}
