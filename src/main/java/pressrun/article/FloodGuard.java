package pressrun.article;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * Tells what is new from what a source only says is new: all of its past at the first reading, and
 * everything at once when a site is moved or made again; pure.
 */
public final class FloodGuard {
  private static final int FIRST_AT_LEAST = 5;
  private static final Duration FIRST_SINCE = Duration.ofDays(1);
  private static final int NEVER_A_FLOOD = 10;

  private FloodGuard() {}

  /** What of a first reading counts as new: the last day's, and not less than five. */
  public static List<CleanedEntry> first(List<CleanedEntry> given, Instant now) {
    Instant since = now.minus(FIRST_SINCE);
    List<CleanedEntry> newest =
        given.stream().sorted(Comparator.comparing(FloodGuard::published).reversed()).toList();
    long recent = newest.stream().filter(entry -> published(entry).isAfter(since)).count();
    // What has no date counts as published now, so that a feed without dates would be new as a
    // whole.
    boolean dated = newest.stream().anyMatch(entry -> published(entry).isBefore(now));
    long some = dated ? Math.max(recent, FIRST_AT_LEAST) : FIRST_AT_LEAST;
    return newest.stream().limit(some).toList();
  }

  /** How many articles a day a source gives, as its own dates say. */
  public static double rate(List<CleanedEntry> given) {
    LongSummaryStatistics times =
        given.stream().mapToLong(entry -> published(entry).toEpochMilli()).summaryStatistics();
    long span = given.isEmpty() ? 0 : times.getMax() - times.getMin();
    double days = (double) span / Duration.ofDays(1).toMillis();
    return days < 0.01 ? 0 : given.size() / Math.max(1, days);
  }

  /**
   * Whether so many at once are not to be believed: more than ten and three times what is usual, or
   * half of all that the source has and twice what is usual.
   *
   * @param usual for the time since the source was read last
   */
  public static boolean flood(int fresh, int given, double usual) {
    return fresh > NEVER_A_FLOOD && fresh > Math.min(3 * usual, Math.max(2 * usual, given / 2.0));
  }

  private static Instant published(CleanedEntry entry) {
    return entry.story().published();
  }
}
