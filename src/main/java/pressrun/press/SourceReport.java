package pressrun.press;

import java.util.List;
import java.util.Optional;

/**
 * How one source did in a run.
 *
 * @param added articles that were not known before
 * @param problem why nothing, or not all, could be read; the edition is made without it
 * @param heldBack what its author does not want mailed now, each with the reason
 */
public record SourceReport(
    String name, String key, int added, Optional<String> problem, List<String> heldBack) {
  SourceReport(String name, String key, int added, Optional<String> problem) {
    this(name, key, added, problem, List.of());
  }

  SourceReport withProblem(String more) {
    return new SourceReport(
        name,
        key,
        added,
        Optional.of(problem.map(known -> known + "; " + more).orElse(more)),
        heldBack);
  }
}
