package pressrun.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import pressrun.config.NearestWord;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Newsletter;

/** Which cadence of a newsletter a command is about. */
final class CadenceOption {
  @Option(
      names = "--cadence",
      paramLabel = "NAME",
      description = "One of the newsletter's cadences (default: its first).")
  private Optional<String> name = Optional.empty();

  Optional<String> name() {
    return name;
  }

  /**
   * The one meant.
   *
   * @throws WrongUse when there is none of that name
   */
  Cadence of(Newsletter newsletter) {
    return name.map(wanted -> find(newsletter, wanted)).orElseGet(newsletter::cadence);
  }

  static Cadence find(Newsletter newsletter, String wanted) {
    List<String> names = newsletter.cadences().stream().map(Cadence::name).toList();
    return newsletter
        .cadence(wanted)
        .orElseThrow(
            () ->
                new WrongUse(
                    newsletter.name()
                        + " has no cadence \""
                        + wanted
                        + "\""
                        + NearestWord.hint(wanted, names)));
  }
}
