package pressrun.cli;

import java.util.Optional;
import pressrun.app.Pressrun;
import pressrun.edition.Edition;
import pressrun.newsletter.Newsletter;

/** Which edition a command is about: the one of a number, else the latest. */
final class EditionChoice {
  private final Pressrun pressrun;

  EditionChoice(Pressrun pressrun) {
    this.pressrun = pressrun;
  }

  /**
   * The one meant.
   *
   * @throws WrongUse when there is none
   */
  Edition find(Newsletter newsletter, Optional<Integer> number) {
    return number
        .map(
            wanted ->
                pressrun.editions().find(newsletter.name(), newsletter.cadence().name(), wanted))
        .orElseGet(() -> pressrun.editions().latest(newsletter.name()))
        .orElseThrow(
            () ->
                new WrongUse(
                    newsletter.name()
                        + " has no edition"
                        + number
                            .map(wanted -> " no. " + wanted)
                            .orElse(" yet: pressrun send makes one")));
  }
}
