package pressrun.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How long a command waits for messages that were put off. */
final class WaitOption {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)?");

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description =
          "Waits so long in all for messages that were put off and are nearly due, such as 30s, 10m"
              + " or 0 (default: 2m).")
  private String wait = "2m";

  /**
   * The time meant.
   *
   * @throws WrongUse when it is none
   */
  Duration duration() {
    Matcher found = DURATION.matcher(wait.strip());
    boolean bare = found.matches() && found.group(2) == null;
    if (!found.matches() || (bare && Long.parseLong(found.group(1)) != 0)) {
      throw new WrongUse(
          "--wait: expected a time such as 30s, 10m, 1h or 0, found \"" + wait + "\"");
    }
    long number = Long.parseLong(found.group(1));
    return switch (bare ? "s" : found.group(2)) {
      case "h" -> Duration.ofHours(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
