package pressrun.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.RelaySettings.Credentials;
import pressrun.smtp.RelaySettings.Rate;
import pressrun.smtp.RelaySettings.Tls;

/** One item of {@code relays}. */
final class RelaySection {
  static final List<Key> KEYS =
      List.of(
          new Key("name", Key.Kind.TEXT, "the host", "What it is called in lists and alerts."),
          new Key("host", Key.Kind.TEXT, "", "The server that mail is handed to."),
          new Key("port", Key.Kind.NUMBER, "587, or 465 with tls: implicit", "Its port."),
          new Key("tls", Key.Kind.TEXT, "starttls", "starttls, implicit, or none (loopback only)."),
          new Key("user", Key.Kind.TEXT, "", "Name to log in with."),
          new Key("password", Key.Kind.SECRET, "", "Password to log in with."),
          new Key("connections", Key.Kind.NUMBER, "4", "How many connections at most."),
          new Key(
              "rate",
              Key.Kind.TEXT,
              "as fast as it goes",
              "Messages in a time: 20/s, 500/m, 10000/h, 50000/d."));

  private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,8})\\s*/\\s*(s|m|h|d)");
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

  private RelaySection() {}

  static RelaySettings read(Section section, Values values) {
    section.only(KEYS);
    String host = values.required(section, "host");
    Tls tls = values.choice(section, "tls", Tls.STARTTLS);
    if (tls == Tls.NONE && !LOOPBACK.contains(host)) {
      section.problem("tls", "none is for a relay on this machine; use starttls or implicit");
    }
    int standardPort = tls == Tls.IMPLICIT ? 465 : 587;
    return new RelaySettings(
        values.text(section, "name").orElse(host),
        host,
        values.number(section, "port", standardPort, 1, 65_535),
        tls,
        credentials(section, values),
        values.number(section, "connections", 4, 1, 100),
        rate(section, values),
        false);
  }

  private static Optional<Credentials> credentials(Section section, Values values) {
    Optional<String> user = values.text(section, "user");
    Optional<String> password = values.secret(section, "password");
    if (user.isPresent() != password.isPresent()) {
      section.problem(user.isPresent() ? "user" : "password", "user and password go together");
    }
    return user.flatMap(name -> password.map(word -> new Credentials(name, word)));
  }

  private static Optional<Rate> rate(Section section, Values values) {
    Optional<String> written = values.text(section, "rate");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Matcher found = RATE.matcher(written.get().strip());
    if (!found.matches()) {
      section.problem(
          "rate", "expected such as 20/s, 500/m, 10000/h, found \"" + written.get() + "\"");
      return Optional.empty();
    }
    Duration per =
        switch (found.group(2)) {
          case "s" -> Duration.ofSeconds(1);
          case "m" -> Duration.ofMinutes(1);
          case "h" -> Duration.ofHours(1);
          default -> Duration.ofDays(1);
        };
    return Optional.of(new Rate(Integer.parseInt(found.group(1)), per));
  }
}
