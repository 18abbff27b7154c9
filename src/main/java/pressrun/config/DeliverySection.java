package pressrun.config;

import java.time.Duration;
import java.util.List;
import pressrun.delivery.DeliverySettings;
import pressrun.delivery.DomainLimit;
import pressrun.delivery.Patience;
import pressrun.smtp.SmtpLimits;
import pressrun.text.DomainName;
import pressrun.text.DomainReading;

/** {@code delivery}. */
final class DeliverySection {
  static final List<Key> DOMAIN_KEYS =
      List.of(
          Key.text("domain", "What stands behind the @.").required().example("example.org"),
          Key.text(
                  "rate",
                  "At most so many messages to it, by all relays together, as `rate` of a relay."
                      + " Left out: as fast as `connections` allow.")
              .example("100/m, 2000/h"),
          Key.number(
                  "connections",
                  1,
                  100,
                  "How many connections, to all relays together, may be busy with mail to it at the"
                      + " same time. Left out: all of them.")
              .example("2"));

  static final List<Key> PATIENCE_KEYS =
      List.of(
          Key.text(
                  "retry",
                  "After how long a message that was put off (a 4xx reply) is tried again, each time"
                      + " the next; the last repeats. Spread by a fifth to either side.")
              .standard("5m, 15m, 30m, 1h, 2h, 4h"),
          Key.duration(
              "rest",
              "5s",
              "How long a relay in trouble is left alone before one message probes it; doubled each"
                  + " time."),
          Key.duration("longest_rest", "5m", "At most that long."),
          Key.duration(
              "login", "15m", "How long a relay is left alone that refused name and password."),
          Key.duration(
              "pace",
              "1m",
              "A relay that asks for less is given half; after so long most of it again, then more"
                  + " by steps that double."));

  static final List<Key> DEADLINE_KEYS =
      List.of(
          Key.duration("connect", "30s", "Connecting to one address of the relay."),
          Key.duration("session", "2m", "Greeting, EHLO, TLS and login together."),
          Key.duration("command", "5m", "A command and its reply (RFC 5321, 4.5.3.2)."),
          Key.duration("body", "10m", "All of a message up to its final dot."),
          Key.duration(
              "reply", "10m", "The reply to the dot; without one the message is uncertain."));

  static final List<Key> KEYS =
      List.of(
          Key.choice(
              "uncertain",
              DeliverySettings.Uncertain.RESEND,
              "What becomes of a message whose final dot went out but was not answered: `resend`"
                  + " sends the identical message once more after the grace, `hold` leaves it to a"
                  + " person."),
          Key.duration(
              "grace",
              "11m",
              "How long such a message rests first; longer than the relay holds an idle"
                  + " connection."),
          Key.duration(
              "expiry",
              "48h",
              "How long a message that was put off (a 4xx reply) is tried, from its first"
                  + " attempt."),
          Key.sections(
              "domains", DOMAIN_KEYS, "Domains whose mailboxes are to be given mail with care."),
          Key.section("patience", PATIENCE_KEYS, "How long it waits for what may mend itself."),
          Key.section(
              "deadlines",
              DEADLINE_KEYS,
              "How long each phase of a session may last as a whole; at its end the connection is"
                  + " closed."));

  private DeliverySection() {}

  static DeliverySettings read(Section section, Values values) {
    return new DeliverySettings(
        values.duration(section, "grace"),
        values.duration(section, "expiry"),
        values.choice(section, "uncertain", DeliverySettings.Uncertain.RESEND),
        domains(section, values),
        patience(section.section("patience"), values),
        deadlines(section.section("deadlines"), values));
  }

  private static List<DomainLimit> domains(Section section, Values values) {
    section.distinct("domains", "domain");
    return section.sections("domains").stream()
        .map(
            inner -> {
              String domain = domain(inner, values);
              if (!inner.has("rate") && !inner.has("connections")) {
                inner.problem("domain", "needs a rate, or connections, or both");
              }
              return new DomainLimit(
                  domain, Rates.read(inner, values), values.optionalNumber(inner, "connections"));
            })
        .toList();
  }

  private static String domain(Section section, Values values) {
    String written = values.required(section, "domain");
    DomainReading reading = DomainName.ofMail(written);
    if (!written.isEmpty() && reading instanceof DomainReading.Invalid) {
      section.problem(
          "domain",
          "expected what stands behind the @"
              + Values.objection(reading)
              + Values.found(section, "domain"));
    }
    return reading.asciiName().orElse(written);
  }

  private static Patience patience(Section section, Values values) {
    Duration rest = values.duration(section, "rest");
    Duration longest = values.duration(section, "longest_rest");
    if (longest.compareTo(rest) < 0) {
      section.problem("longest_rest", "expected at least as long as rest");
    }
    return new Patience(
        values.durations(section, "retry"),
        rest,
        longest,
        values.duration(section, "login"),
        values.duration(section, "pace"));
  }

  private static SmtpLimits deadlines(Section section, Values values) {
    return new SmtpLimits(
        values.duration(section, "connect"),
        values.duration(section, "session"),
        values.duration(section, "command"),
        values.duration(section, "body"),
        values.duration(section, "reply"),
        SmtpLimits.standard().mark());
  }
}
