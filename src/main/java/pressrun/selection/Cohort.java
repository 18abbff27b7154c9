package pressrun.selection;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import pressrun.newsletter.Topic;

/**
 * Subscribers who chose the same topics and so get the same mail.
 *
 * @param name the topics' names, sorted and joined; {@link #EVERYBODY} when none was chosen
 */
public record Cohort(String name) {
  /** Who chose no topic gets all of them. */
  public static final Cohort EVERYBODY = new Cohort("everybody");

  private static final String JOINT = "+";

  /** The cohort of these topics, in whatever order they stand. */
  public static Cohort of(Iterable<String> topics) {
    TreeSet<String> names = new TreeSet<>();
    topics.forEach(names::add);
    return names.isEmpty() ? EVERYBODY : new Cohort(String.join(JOINT, names));
  }

  /** The names of the topics that were chosen. */
  public List<String> topics() {
    return equals(EVERYBODY) ? List.of() : Arrays.asList(name.split("\\+", -1));
  }

  /**
   * Those that are still declared; empty for everybody. Whoever chose only what is gone gets
   * everything rather than nothing.
   */
  List<Topic> among(List<Topic> declared) {
    List<String> chosen = topics();
    return declared.stream().filter(topic -> chosen.contains(topic.name())).toList();
  }
}
