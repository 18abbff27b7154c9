package pressrun.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as sources write them: RFC 3339 and its relatives, RFC 822 to 5322 with what is usually
 * wrong in it, asctime, numbers with East Asian signs, or the seconds or milliseconds since 1970.
 * Without a zone, UTC, unless another one is named.
 */
final class Dates {
  private static final int LONGEST = 100;
  private static final String TIME =
      "([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:[.,]([0-9]{1,9})[0-9]{0,20})?)?";
  private static final String ZONE = "\\s*([+-][0-9]{1,2}:?[0-9]{0,2}|\\p{L}{1,5})?";

  /** 2026-01-05T10:00:00.5+09:00, 2026/1/5 10:00, 2026年1月5日 10:00, 2026-01, 2026. */
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "([0-9]{4})(?:[-/.年년]\\s{0,2}([0-9]{1,2})(?:[-/.月월]\\s{0,2}([0-9]{1,2})[日일.]?)?)?"
              + "(?:[T\\s]{1,3}(오전|오후|午前|午後|上午|下午)?\\s{0,2}"
              + TIME
              + ZONE
              + ")?.{0,20}");

  private static final Pattern COMPACT =
      Pattern.compile(
          "([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?" + ZONE + ")?");

  /** Mon, 05 Jan 2026 10:00:00 +0900; the weekday may be wrong, missing or in any language. */
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?:\\p{L}{2,12}\\.?,?\\s{0,3})?([0-9]{1,2})(?:\\.|st|nd|rd|th)?[\\s-]{1,3}(?:de\\s)?"
              + "(\\p{L}{3,12})\\.?,?[\\s-]{1,3}(?:de\\s)?([0-9]{4}|[0-9]{2})(?:,?\\s{1,3}(?:at\\s)?"
              + TIME
              + "\\s{0,2}([AaPp][Mm]\\b)?"
              + ZONE
              + ")?.{0,30}");

  /** Mon Jan 5 10:00:00 KST 2026; January 5, 2026 10:00 am. */
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?:\\p{L}{3,10}\\.?,?\\s{1,3})?(\\p{L}{3,12})\\.?\\s{1,3}([0-9]{1,2})(?:st|nd|rd|th)?,?\\s{1,3}"
              + "(?:([0-9]{4})\\b,?\\s{0,3})?(?:(?:at\\s)?"
              + TIME
              + "\\s{0,2}([AaPp][Mm]\\b)?"
              + ZONE
              + ")?(?:\\s{1,3}([0-9]{4}))?");

  private final ZoneId where;

  private Dates(ZoneId where) {
    this.where = where;
  }

  static Optional<Instant> parse(String written) {
    return parse(written, ZoneOffset.UTC);
  }

  /** Parses a date that is in {@code where} unless it names another zone. */
  static Optional<Instant> parse(String written, ZoneId where) {
    return new Dates(where).read(written);
  }

  private Optional<Instant> read(String written) {
    String text = written.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    if (text.matches("[0-9]{9,10}")) {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    }
    if (text.matches("[0-9]{12,13}")) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
    }
    try {
      return compact(text)
          .or(() -> yearFirst(text))
          .or(() -> dayFirst(text))
          .or(() -> monthFirst(text));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private Optional<Instant> compact(String text) {
    Matcher m = COMPACT.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
    return at(day, new Clock(m.group(4), m.group(5), m.group(6), null, ""), m.group(7));
  }

  private Optional<Instant> yearFirst(String text) {
    Matcher m = YEAR_FIRST.matcher(text);
    if (!m.matches() || (m.group(2) == null && text.length() > 4)) {
      return Optional.empty();
    }
    int month = m.group(2) == null ? 1 : number(m.group(2));
    int dayOfMonth = m.group(3) == null ? 1 : number(m.group(3));
    String half = m.group(4) == null ? "" : "오후午後下午".contains(m.group(4)) ? "pm" : "am";
    Clock clock = new Clock(m.group(5), m.group(6), m.group(7), m.group(8), half);
    return at(LocalDate.of(number(m.group(1)), month, dayOfMonth), clock, m.group(9));
  }

  private Optional<Instant> dayFirst(String text) {
    Matcher m = DAY_FIRST.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    Clock clock = new Clock(m.group(4), m.group(5), m.group(6), m.group(7), said(m.group(8)));
    return Months.number(m.group(2))
        .flatMap(
            month ->
                at(LocalDate.of(year(m.group(3)), month, number(m.group(1))), clock, m.group(9)));
  }

  private Optional<Instant> monthFirst(String text) {
    Matcher m = MONTH_FIRST.matcher(text);
    if (!m.matches() || (m.group(3) == null && m.group(10) == null)) {
      return Optional.empty();
    }
    String year = m.group(3) == null ? m.group(10) : m.group(3);
    Clock clock = new Clock(m.group(4), m.group(5), m.group(6), m.group(7), said(m.group(8)));
    return Months.number(m.group(1))
        .flatMap(
            month -> at(LocalDate.of(number(year), month, number(m.group(2))), clock, m.group(9)));
  }

  /** A time of day as it is written; none where it is not. */
  private record Clock(
      @Nullable String hour,
      @Nullable String minute,
      @Nullable String second,
      @Nullable String fraction,
      String half) {
    /** 24:00 is the next day's first minute, and a leap second the one before it. */
    LocalDateTime on(LocalDate day) {
      if (hour == null || minute == null) {
        return day.atStartOfDay();
      }
      int hours = number(hour);
      if (half.equals("pm") && hours < 12) {
        hours += 12;
      } else if (half.equals("am") && hours == 12) {
        hours = 0;
      }
      LocalTime time =
          LocalTime.of(
              hours == 24 ? 0 : hours,
              number(minute),
              second == null ? 0 : Math.min(59, number(second)),
              fraction == null ? 0 : number((fraction + "00000000").substring(0, 9)));
      return day.plusDays(hours == 24 ? 1 : 0).atTime(time);
    }
  }

  private Optional<Instant> at(LocalDate day, Clock clock, @Nullable String zone) {
    LocalDateTime time = clock.on(day);
    return Optional.of(
        Zones.offset(zone).map(time::toInstant).orElseGet(() -> time.atZone(where).toInstant()));
  }

  private static String said(@Nullable String half) {
    return half == null ? "" : half.toLowerCase(Locale.ROOT);
  }

  /** Two digits are of this century up to 69 (POSIX). */
  private static int year(String written) {
    int year = number(written);
    return written.length() > 2 ? year : year + (year < 70 ? 2000 : 1900);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
