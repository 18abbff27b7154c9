package pressrun.cli;

import java.util.List;
import java.util.stream.Collectors;
import pressrun.config.Problem;

/** The configuration has problems; the message lists them all, a line each. */
final class BadConfiguration extends RuntimeException {
  BadConfiguration(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
  }
}
