package pressrun.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pressrun.smtp.RelaySettings.Rate;

/** {@code rate}: one rate, or several with commas between. */
final class Rates {
  private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,8})\\s*/\\s*(s|m|h|d)");

  /** With a whole word for the time. */
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "([1-9][0-9]{0,8})(?: ?/ ?| per | an? )"
              + "([smhd])(?:ec|econds?|in|inutes?|ours?|ays?)?",
          Pattern.CASE_INSENSITIVE);

  private Rates() {}

  static List<Rate> read(Section section, Values values) {
    List<Rate> rates = new ArrayList<>();
    Optional<String> written = values.text(section, "rate");
    for (String one : written.map(text -> text.split(",", -1)).orElse(new String[0])) {
      Matcher found = RATE.matcher(one.strip());
      if (!found.matches()) {
        section.problem(
            "rate",
            "expected a rate such as 20/s, 500/m or 10000/h"
                + Values.found(section, "rate")
                + meant(one));
        return List.of();
      }
      rates.add(new Rate(Integer.parseInt(found.group(1)), per(found.group(2))));
    }
    return rates;
  }

  private static String meant(String one) {
    Matcher words = IN_WORDS.matcher(one.strip());
    return words.matches()
        ? "; did you mean \""
            + words.group(1)
            + "/"
            + words.group(2).toLowerCase(Locale.ROOT)
            + "\"?"
        : "";
  }

  private static Duration per(String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
