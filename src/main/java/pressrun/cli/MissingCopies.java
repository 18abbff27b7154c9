package pressrun.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.app.Pressrun;
import pressrun.delivery.DeliveryState;
import pressrun.edition.Edition;
import pressrun.newsletter.Newsletter;

/** Sends the latest edition to those who have not had it; a second time finds nobody. */
final class MissingCopies {
  private final Console console;
  private final Pressrun pressrun;
  private final boolean agreed;

  MissingCopies(Console console, Pressrun pressrun, boolean agreed) {
    this.console = console;
    this.pressrun = pressrun;
    this.agreed = agreed;
  }

  int send(Newsletter newsletter, DeliveryWatch watch, boolean json) throws InterruptedException {
    Edition edition = new EditionChoice(pressrun).find(newsletter, Optional.empty());
    long missing = pressrun.deliveries().missing(edition);
    if (missing == 0) {
      say(edition, json);
      return ExitCode.DONE;
    }
    new Consent(console, agreed)
        .ask(
            "Send "
                + edition.name()
                + " to "
                + Words.count(missing, "reader")
                + " who did not receive it?");
    pressrun.interventions().retry(edition, List.of(DeliveryState.EXPIRED));
    pressrun.interventions().reopen(edition);
    pressrun.deliveries().enqueueLate(edition);
    return watch.follow(edition);
  }

  private void say(Edition edition, boolean json) {
    if (json) {
      console.json(Map.of("result", "nobody-missing", "edition", edition.number()));
    } else {
      console.say("Everybody who may have %s has had it.", edition.name());
    }
  }
}
