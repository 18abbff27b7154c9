package pressrun.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Try again in N": how long a server asks to be left alone, as far as it says so. */
final class AskedDelay {
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:again|retry|wait|back|after|greylisted)\\D{0,24}?(\\d{1,5})\\s*"
              + "(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What a server may ask for; none of them is worth a day's delay. */
  static final Duration LONGEST = Duration.ofHours(1);

  private AskedDelay() {}

  static Optional<Duration> in(String text) {
    Matcher found = ASKED.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    long number = Long.parseLong(found.group(1));
    Duration asked =
        switch (found.group(2).toLowerCase(Locale.ROOT).charAt(0)) {
          case 's' -> Duration.ofSeconds(number);
          case 'm' -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        };
    return Optional.of(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
  }
}
