package pressrun.cli;

import java.time.Duration;
import java.util.Optional;

/** How fast something goes, and how long the rest of it will take. */
record Pace(double perSecond, long left) {
  /**
   * Of what was done so far.
   *
   * @param nanoseconds it took
   */
  static Pace of(long done, long nanoseconds, long left) {
    return new Pace(nanoseconds <= 0 ? 0 : done * 1e9 / nanoseconds, left);
  }

  /** None while nothing has been done, or nothing is left. */
  Optional<Duration> toGo() {
    return perSecond > 0 && left > 0
        ? Optional.of(Duration.ofSeconds(Math.round(left / perSecond)))
        : Optional.empty();
  }

  /** Such as {@code , 1200/s, 1:05 to go}; empty when nothing can be said. */
  String words() {
    return toGo()
        .map(
            time ->
                ", %.0f/s, %d:%02d to go"
                    .formatted(perSecond, time.toMinutes(), time.toSecondsPart()))
        .orElse("");
  }
}
