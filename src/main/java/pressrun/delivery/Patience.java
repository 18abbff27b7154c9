package pressrun.delivery;

import java.time.Duration;
import java.util.List;

/**
 * How long delivery waits for what may mend itself.
 *
 * @param retries after how long a message that was put off is tried again; the last repeats
 * @param rest how long a relay in trouble is left alone; doubled each time
 * @param longestRest at most that long
 * @param login how long after a login was refused, which does not mend itself
 * @param pace after how long a relay that asked for less is given more again
 */
public record Patience(
    List<Duration> retries, Duration rest, Duration longestRest, Duration login, Duration pace) {

  public static Patience standard() {
    return new Patience(
        List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4)),
        Duration.ofSeconds(5),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofMinutes(1));
  }
}
