package pressrun.config;

import java.util.List;

/** What reading the configuration came to. */
public sealed interface ConfigOutcome {

  record Valid(Settings settings) implements ConfigOutcome {}

  /** All problems of all files; nothing is used of a configuration that has one. */
  record Invalid(List<Problem> problems) implements ConfigOutcome {}
}
