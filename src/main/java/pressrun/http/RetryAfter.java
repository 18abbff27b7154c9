package pressrun.http;

import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import okhttp3.Headers;

/**
 * How long a server asks to be left alone (RFC 9110, 10.2.3): seconds or a date, held between a
 * minute and a day.
 */
final class RetryAfter {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  static Optional<Duration> of(Headers headers) {
    String value = Optional.ofNullable(headers.get("Retry-After")).orElse("").strip();
    if (value.matches("[0-9]{1,9}")) {
      return Optional.of(held(Duration.ofSeconds(Long.parseLong(value))));
    }
    // The server's own clock is the one that its date was written by.
    Date now = headers.getDate("Date");
    Date until = headers.getDate("Retry-After");
    return now == null || until == null
        ? Optional.empty()
        : Optional.of(held(Duration.between(now.toInstant(), until.toInstant())));
  }

  private static Duration held(Duration asked) {
    if (asked.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
