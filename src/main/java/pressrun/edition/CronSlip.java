package pressrun.edition;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds in a timetable what Quartz would refuse in its own words, or would misread: of {@code
 * MONDAY-FRIDAY} it takes Monday, of {@code 6pm} six in the morning.
 */
final class CronSlip {
  private static final List<String> NAMES =
      List.of("second", "minute", "hour", "day", "month", "weekday", "year");
  private static final String PARTS =
      "second minute hour day month weekday, such as 0 30 6 ? * MON-FRI";

  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  private static final Map<String, String> NICKNAMES =
      Map.of(
          "hourly", "0 0 * * * ?",
          "daily", "0 30 6 * * ?",
          "midnight", "0 0 0 * * ?",
          "weekdays", "0 30 6 ? * MON-FRI",
          "weekly", "0 30 6 ? * MON",
          "monthly", "0 30 6 1 * ?",
          "yearly", "0 30 6 1 1 ?",
          "annually", "0 30 6 1 1 ?");

  private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2})[:.]([0-9]{2})");
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  /** One item between commas, other than {@code ?}. */
  private static final Pattern ITEM =
      Pattern.compile("(\\*|[0-9]{1,4}|[A-Z]{3})(-([0-9]{1,4}|[A-Z]{3}))?(/[1-9][0-9]{0,3})?");

  private static final Pattern DAY = Pattern.compile("L(-[0-9]{1,2})?W?|[0-9]{1,2}W");
  private static final Pattern WEEKDAY = Pattern.compile("L|([1-7]|[A-Z]{3})(L|#[0-9])");

  /** No day of the week of Quartz, which counts from Sunday as 1. */
  private static final Pattern NO_WEEKDAY = Pattern.compile("(?<![/#0-9])(0|[89]|[0-9]{2,})");

  private CronSlip() {}

  /** Returns what is wrong, and the nearest right timetable; empty when the form is right. */
  static Optional<String> of(String cron) {
    String[] parts = cron.strip().split("\\s+");
    Optional<String> meant = meant(cron.strip(), parts);
    if (parts.length < 6 || parts.length > 7 || meant.isPresent()) {
      String hint = meant.map(near -> "; did you mean \"" + near + "\"?").orElse("");
      return Optional.of("it has " + parts.length + " of 6 parts, " + PARTS + hint);
    }
    return slips(parts);
  }

  private static Optional<String> slips(String... parts) {
    return Stream.iterate(0, part -> part < parts.length, part -> part + 1)
        .flatMap(part -> inPart(part, parts[part]).stream())
        .findFirst();
  }

  private static Optional<String> meant(String cron, String... parts) {
    String word = cron.toLowerCase(Locale.ROOT).replaceFirst("^(@|every )", "");
    Matcher clock = CLOCK.matcher(word);
    if (clock.matches()) {
      return Optional.of(at(clock) + " * * ?");
    }
    String joined = cron.replaceAll(",\\s+", ",");
    if (cron.contains(", ") && joined.lastIndexOf(' ') < joined.indexOf(',')) {
      return Optional.of(joined).filter(near -> near.split(" ").length == 6);
    }
    return parts.length == 5 && !cron.contains("?")
        ? ofUnix(parts)
        : Optional.ofNullable(NICKNAMES.get(word.equals("day") ? "daily" : word));
  }

  private static String at(Matcher clock) {
    return "0 " + Integer.parseInt(clock.group(2)) + " " + Integer.parseInt(clock.group(1));
  }

  /** A timetable of Unix has no seconds, and counts weekdays from Sunday as 0. */
  private static Optional<String> ofUnix(String... parts) {
    boolean anyDay = parts[2].equals("*");
    boolean anyWeekday = parts[4].equals("*");
    if (!anyDay && !anyWeekday) {
      return Optional.empty();
    }
    String day = anyWeekday ? parts[2] : "?";
    String weekday = anyWeekday ? "?" : named(parts[4]);
    String near = String.join(" ", "0", parts[0], parts[1], day, parts[3], weekday);
    return Optional.of(near).filter(cron -> slips(cron.split(" ")).isEmpty());
  }

  private static String named(String weekdays) {
    return Pattern.compile("(?<!/)[0-7]")
        .matcher(weekdays)
        .replaceAll(number -> WEEKDAYS.get(Integer.parseInt(number.group()) % 7));
  }

  private static Optional<String> inPart(int part, String written) {
    String upper = written.toUpperCase(Locale.ROOT);
    if (upper.equals("?") && (part == 3 || part == 5)) {
      return Optional.empty();
    }
    return Stream.of(upper.split(",", -1))
        .filter(item -> !isItem(part, item))
        .findFirst()
        .map(item -> words(part, written, item));
  }

  private static boolean isItem(int part, String item) {
    if (part == 5 && NO_WEEKDAY.matcher(item).find()) {
      return false;
    }
    boolean special =
        (part == 3 && DAY.matcher(item).matches())
            || (part == 5 && WEEKDAY.matcher(item).matches());
    return (special || ITEM.matcher(item).matches()) && isOfNames(part, item);
  }

  private static boolean isOfNames(int part, String item) {
    return WORD.matcher(item)
        .results()
        .map(word -> word.group())
        .filter(word -> word.length() > 1 && !word.equals("LW"))
        .allMatch(
            word ->
                names(part)
                    .contains(word.length() == 4 && part == 5 ? word.substring(0, 3) : word));
  }

  private static List<String> names(int part) {
    return part == 4 ? MONTHS : part == 5 ? WEEKDAYS : List.of();
  }

  private static String words(int part, String written, String item) {
    String expected =
        switch (part) {
          case 0, 1 -> "0 to 59";
          case 2 -> "0 to 23";
          case 3 -> "1 to 31, L for the last day, or ?";
          case 4 -> "1 to 12, or JAN to DEC";
          case 5 -> "MON to SUN, or ?";
          default -> "a year";
        };
    return "its "
        + NAMES.get(part)
        + " is "
        + (item.isEmpty() ? "\"" + written + "\", with a comma too many" : "\"" + item + "\"")
        + "; expected "
        + expected
        + ", with -, / or commas"
        + nearest(part, item);
  }

  private static String nearest(int part, String item) {
    if (names(part).isEmpty() || item.isEmpty()) {
      return "";
    }
    String near = WORD.matcher(item).replaceAll(word -> near(part, word.group()));
    return isItem(part, near) && !near.equals(item) ? "; did you mean " + near + "?" : "";
  }

  /** By the first three letters, or the only name that begins with the first two. */
  private static String near(int part, String word) {
    String three = word.substring(0, Math.min(3, word.length()));
    String two = word.substring(0, Math.min(2, word.length()));
    List<String> alike =
        names(part).stream().filter(name -> name.startsWith(two)).collect(Collectors.toList());
    return names(part).contains(three) ? three : alike.size() == 1 ? alike.get(0) : word;
  }
}
