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
          Key.text("name", "What it is called in lists and alerts. Left out: the host.")
              .example("main"),
          Key.text("host", "The server that mail is handed to.")
              .required()
              .example("smtp.example.org"),
          Key.number("port", 1, 65_535, "Its port. Left out: 587, or 465 with `tls: implicit`.")
              .example("2525"),
          Key.choice(
              "tls",
              Tls.STARTTLS,
              "`starttls` and `implicit` both insist on an encrypted connection and a good"
                  + " certificate; `none` is only for a relay on this machine; `unprotected` sends"
                  + " everything in the clear, without a password, over a network you trust."),
          Key.text("user", "Name to log in with; goes with `password`.").example("press"),
          Key.of(Key.Kind.SECRET, "password", "Password to log in with.")
              .example("${SMTP_PASSWORD}"),
          Key.number("connections", 1, 100, "How many connections at the same time, at most.")
              .standard("4"),
          Key.text(
                  "rate",
                  "At most so many messages in a second, minute, hour or day: `20/s`, `500/m`,"
                      + " `10000/h`, `50000/d`. Left out: as fast as it goes.")
              .example("20/s"));

  private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,8})\\s*/\\s*(s|m|h|d)");
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

  private RelaySection() {}

  static RelaySettings read(Section section, Values values) {
    String host = values.required(section, "host");
    if (!host.isEmpty() && !HostName.looksLikeOne(host)) {
      section.problem(
          "host",
          "expected a host name alone; the port has its own key" + Values.found(section, "host"));
    }
    Tls tls = values.choice(section, "tls", Tls.STARTTLS);
    if (tls == Tls.NONE && !LOOPBACK.contains(host)) {
      section.problem("tls", "none is for a relay on this machine; use starttls or implicit");
    }
    if (tls == Tls.UNPROTECTED && section.has("user")) {
      section.problem("tls", "a password is never sent unprotected; use starttls or implicit");
    }
    int standardPort = tls == Tls.IMPLICIT ? 465 : 587;
    return new RelaySettings(
        values.text(section, "name").orElse(host),
        host,
        values.number(section, "port", standardPort),
        tls,
        credentials(section, values),
        values.number(section, "connections"),
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
          "rate", "expected such as 20/s, 500/m, 10000/h" + Values.found(section, "rate"));
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
