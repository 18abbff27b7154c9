package pressrun.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import pressrun.database.DatabaseSettings;
import pressrun.delivery.DeliverySettings;
import pressrun.http.HttpSettings;
import pressrun.smtp.RelaySettings;
import pressrun.web.WebSettings;

/** {@code pressrun.yml}. */
final class MainFile {
  private static final int SHORTEST_SECRET = 16;
  private static final int LONGEST_URL = 500;
  private static final String LOOPBACK_URL = "http://localhost:8025/";

  static final List<Key> DATABASE_KEYS =
      List.of(
          Key.text("url", "The JDBC address: `jdbc:postgresql://host/name` or `jdbc:sqlite:FILE`.")
              .required()
              .example("jdbc:postgresql://db.example.org/pressrun"),
          Key.text("user", "The database's user.").example("pressrun"),
          Key.of(Key.Kind.SECRET, "password", "The database's password.")
              .example("${DATABASE_PASSWORD}"));

  static final List<Key> WEB_KEYS =
      List.of(
          Key.text(
                  "public_bind",
                  "Address that the readers' pages listen on. Leave it, and let a reverse proxy with"
                      + " TLS pass the public port on; in a container `0.0.0.0`.")
              .standard("127.0.0.1"),
          Key.text(
                  "operator_bind",
                  "Address that your own pages listen on. They know no password: leave it, and reach"
                      + " them through a tunnel.")
              .standard("127.0.0.1"),
          Key.number(
                  "public_port",
                  0,
                  65_535,
                  "Port of the readers' pages: unsubscribe and archive; 0 for any free one.")
              .standard("8025"),
          Key.number(
                  "operator_port",
                  0,
                  65_535,
                  "Port of your own pages: preview, editions, inbox, alerts, health; 0 for any free"
                      + " one. Never make it public.")
              .standard("8026"));

  static final List<Key> HTTP_KEYS =
      List.of(
          Key.duration("connect_timeout", "10s", "How long connecting to a source may take."),
          Key.duration("timeout", "30s", "How long a source's whole answer may take."),
          Key.yesNo(
              "allow_loopback",
              "Lets feeds be fetched from this machine's own loopback addresses, for trials; other"
                  + " private networks stay refused."));

  static final List<Key> KEYS =
      List.of(
          Key.of(
                  Key.Kind.URL,
                  "base_url",
                  "Where readers reach the public pages: the beginning of every unsubscribe and"
                      + " archive link. Must be https once mail goes to a relay.")
              .standard(LOOPBACK_URL)
              .example("https://news.example.org/"),
          Key.yesNo(
              "allow_insecure_base_url",
              "Allows a `base_url` without https beside a relay, for trials on one machine."),
          Key.of(
                  Key.Kind.SECRET,
                  "secret",
                  "Master secret of unsubscribe links, archive links and Message-IDs. Left out, one"
                      + " is made and kept in `data/secret.key`. Changing it breaks links already"
                      + " mailed.")
              .example("${PRESSRUN_SECRET}"),
          Key.section(
              "database",
              DATABASE_KEYS,
              "Where everything is kept. Left out: SQLite, in `data/pressrun.db`."),
          Key.sections(
              "relays",
              RelaySection.KEYS,
              "The mail servers that mail is handed to, in order: the next takes over while one is"
                  + " in trouble. Left out: the built-in inbox, and nothing leaves this machine."),
          Key.text(
                  "bounce_domain",
                  "Domain of the envelope senders: each delivery then has its own, so that what comes"
                      + " back names it (VERP). All mail to the domain must be taken in somewhere,"
                      + " and the relay must let it be a sender. Left out: mail comes from the"
                      + " newsletter's sender.")
              .example("bounces.example.org"),
          Key.sections(
              "signing",
              SigningSections.KEYS,
              "The DKIM keys that mail is signed with, by the sender's domain. Left out: mail is"
                  + " not signed here."),
          Key.number(
                  "inbox_port",
                  0,
                  65_535,
                  "Port of the built-in inbox, on 127.0.0.1; 0 for any free one.")
              .standard("0"),
          Key.section("web", WEB_KEYS, "The pages of `serve`."),
          Key.section("http", HTTP_KEYS, "How feeds are fetched."),
          Key.section("delivery", DeliverySection.KEYS, "How delivery treats what it cannot know."),
          Key.of(
                  Key.Kind.FILE,
                  "templates",
                  "A folder whose templates and words override the shipped ones by name. Left out:"
                      + " `templates`, beside the config folder.")
              .example("../my-templates"));

  private final Values values;

  MainFile(Values values) {
    this.values = values;
  }

  URI baseUrl(Section section, List<RelaySettings> relays) {
    Optional<URI> given = values.url(section, "base_url");
    URI url = given.orElse(URI.create(LOOPBACK_URL));
    if (url.toString().length() > LONGEST_URL) {
      section.problem(
          "base_url",
          "expected at most "
              + LONGEST_URL
              + " characters: one line of each mail holds the unsubscribe link");
    }
    boolean wrong = given.isEmpty() && section.has("base_url");
    boolean trial = values.yes(section, "allow_insecure_base_url");
    if (!wrong && !relays.isEmpty() && !"https".equals(url.getScheme()) && !trial) {
      section.problem(
          "base_url",
          "must be https once mail goes to a relay: readers' mail programs call it to unsubscribe");
    }
    return url;
  }

  Optional<DatabaseSettings> database(Section parent) {
    if (!parent.has("database")) {
      return Optional.empty();
    }
    Section section = parent.section("database");
    String url = JdbcAddress.read(section, "url", values);
    return Optional.of(
        new DatabaseSettings(
            url, values.text(section, "user"), values.secret(section, "password")));
  }

  /** The master secret; one that can be guessed would let anybody make unsubscribe links. */
  Optional<String> secret(Section section) {
    Optional<String> secret = values.secret(section, "secret");
    if (secret.isPresent() && secret.get().length() < SHORTEST_SECRET) {
      section.problem("secret", "expected at least " + SHORTEST_SECRET + " characters");
    }
    return secret;
  }

  WebSettings web(Section parent) {
    Section section = parent.section("web");
    int readers = values.number(section, "public_port");
    int operator = values.number(section, "operator_port");
    if (readers == operator && readers != 0) {
      section.problem("operator_port", "public_port is " + readers + " too; each has its own");
    }
    return new WebSettings(
        bind(section, "public_bind"), bind(section, "operator_bind"), readers, operator);
  }

  private String bind(Section section, String key) {
    String address = values.textOrStandard(section, key);
    if (!HostName.looksLikeOne(address)) {
      section.problem(key, "expected an address of this machine" + Values.found(section, key));
    }
    return address;
  }

  HttpSettings http(Section parent) {
    Section section = parent.section("http");
    HttpSettings standard = HttpSettings.defaults();
    return new HttpSettings(
        values.duration(section, "connect_timeout"),
        values.duration(section, "timeout"),
        standard.maxBytes(),
        values.yes(section, "allow_loopback")
            ? HttpSettings.Loopback.ALLOWED
            : HttpSettings.Loopback.REFUSED,
        standard.userAgent());
  }

  DeliverySettings delivery(Section parent) {
    return DeliverySection.read(parent.section("delivery"), values);
  }
}
