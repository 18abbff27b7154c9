package pressrun.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as other programs write them, to say how Pressrun does. */
final class NearestDuration {
  private static final Pattern PART =
      Pattern.compile("\\G[ ,]{0,3}([0-9]{1,6}) {0,3}([a-z]{1,12})\\.?");

  private NearestDuration() {}

  /** Returns {@code ; did you mean "90m"?}; empty when nothing can be made of it. */
  static String hint(String written) {
    return of(written).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  private static Optional<String> of(String written) {
    String lower = written.strip().toLowerCase(Locale.ROOT).replace(" and ", " ");
    Duration sum = iso(lower);
    Matcher part = PART.matcher(lower);
    int end = 0;
    while (sum.isZero() || end > 0) {
      if (!part.find()) {
        break;
      }
      Duration one = unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1)));
      if (one.isZero()) {
        return Optional.empty();
      }
      sum = sum.plus(one);
      end = part.end();
    }
    boolean whole = end == lower.length() || lower.startsWith("p");
    return Optional.of(sum).filter(found -> whole && !found.isZero()).map(NearestDuration::word);
  }

  private static Duration iso(String lower) {
    try {
      return lower.startsWith("p") ? Duration.parse(lower) : Duration.ZERO;
    } catch (DateTimeException otherwise) {
      return Duration.ZERO;
    }
  }

  private static Duration unit(String word) {
    return switch (word) {
      case "s", "sec", "secs", "second", "seconds" -> Duration.ofSeconds(1);
      case "m", "min", "mins", "minute", "minutes" -> Duration.ofMinutes(1);
      case "h", "hr", "hrs", "hour", "hours" -> Duration.ofHours(1);
      case "d", "day", "days" -> Duration.ofDays(1);
      case "w", "wk", "week", "weeks" -> Duration.ofDays(7);
      default -> Duration.ZERO;
    };
  }

  private static String word(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
