package pressrun.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pressrun.article.IntakeStore.Pace;

/**
 * Which of what a source gave for the first time become articles; pure.
 *
 * @param taken become articles
 * @param passedOver count as seen
 * @param held how many wait for the operator; they are not known yet, so that they come again
 */
public record Admission(List<CleanedEntry> taken, List<CleanedEntry> passedOver, int held) {

  /** {@code pace} is none at the first reading; {@code given} is all that the source holds. */
  public static Admission of(Arrivals arrivals, int given, Optional<Pace> pace, Instant now) {
    List<CleanedEntry> fresh = arrivals.fresh();
    if (pace.isEmpty()) {
      List<CleanedEntry> taken = FloodGuard.first(fresh, now);
      return new Admission(
          taken, fresh.stream().filter(entry -> !taken.contains(entry)).toList(), 0);
    }
    return switch (pace.get().orders()) {
      case TAKE -> new Admission(fresh, List.of(), 0);
      case PASS_OVER -> new Admission(List.of(), fresh, 0);
      case NONE ->
          FloodGuard.flood(fresh.size(), given, pace.get().usual())
              ? new Admission(List.of(), List.of(), fresh.size())
              : new Admission(fresh, List.of(), 0);
    };
  }
}
