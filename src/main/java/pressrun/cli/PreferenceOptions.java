package pressrun.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import pressrun.audience.Preference;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Cohort;

/** How often, and of what, a person wants to read. */
final class PreferenceOptions {
  private static final String ALL = "all";

  @Option(
      names = "--cadence",
      paramLabel = "NAME",
      description = "One of the newsletter's cadences.")
  private Optional<String> cadence = Optional.empty();

  @Option(
      names = "--topics",
      split = ",",
      paramLabel = "NAME",
      description = "Topics of the newsletter, or all.")
  private List<String> topics = List.of();

  /** What was said; what was not said stays as it was. */
  Preference chosen(Newsletter newsletter, Preference before) {
    String rhythm =
        cadence.map(name -> CadenceOption.find(newsletter, name).name()).orElse(before.cadence());
    return new Preference(rhythm, cohort(newsletter, before.cohort()));
  }

  private Cohort cohort(Newsletter newsletter, Cohort before) {
    if (topics.isEmpty()) {
      return before;
    }
    return topics.equals(List.of(ALL))
        ? Cohort.EVERYBODY
        : new TopicNames(newsletter).cohort(topics);
  }

  static String inWords(Newsletter newsletter, Preference preference) {
    String rhythm = newsletter.cadence(preference.cadence()).orElseGet(newsletter::cadence).name();
    List<String> chosen = preference.cohort().topics();
    return rhythm + ", " + (chosen.isEmpty() ? "all topics" : String.join(", ", chosen));
  }
}
