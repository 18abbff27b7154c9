package pressrun.cli;

import java.util.List;
import pressrun.config.NearestWord;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Topic;
import pressrun.selection.Cohort;

/** Topics as they are typed. */
final class TopicNames {
  private final Newsletter newsletter;

  TopicNames(Newsletter newsletter) {
    this.newsletter = newsletter;
  }

  /**
   * Who chose these.
   *
   * @throws WrongUse when there is no such topic
   */
  Cohort cohort(List<String> typed) {
    List<String> declared = newsletter.topics().stream().map(Topic::name).toList();
    for (String name : typed) {
      if (!declared.contains(name)) {
        throw new WrongUse(
            newsletter.name()
                + " has no topic \""
                + name
                + "\""
                + NearestWord.hint(name, declared));
      }
    }
    return Cohort.of(typed);
  }
}
