package pressrun.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import pressrun.database.DatabaseSettings;
import pressrun.delivery.DeliverySettings;
import pressrun.http.HttpSettings;
import pressrun.smtp.RelaySettings;
import pressrun.web.WebSettings;

/** {@code pressrun.yml}. */
final class MainFile {
  static final List<Key> KEYS =
      List.of(
          new Key(
              "base_url",
              Key.Kind.URL,
              "http://localhost:8025/",
              "Where readers reach the public pages; https once mail goes out."),
          new Key(
              "allow_insecure_base_url",
              Key.Kind.TEXT,
              "false",
              "true: trial on loopback with a relay but without https."),
          new Key(
              "secret",
              Key.Kind.SECRET,
              "made in the data folder",
              "Master secret of links and Message-IDs; needed on PostgreSQL."),
          new Key(
              "database",
              Key.Kind.SECTION,
              "SQLite in the data folder",
              "Where everything is kept."),
          new Key(
              "relays",
              Key.Kind.SECTIONS,
              "the built-in inbox",
              "The mail servers that mail is handed to."),
          new Key("inbox_port", Key.Kind.NUMBER, "0, any free one", "Port of the built-in inbox."),
          new Key("web", Key.Kind.SECTION, "see below", "The pages of serve."),
          new Key("http", Key.Kind.SECTION, "see below", "How sources are asked."),
          new Key(
              "delivery",
              Key.Kind.SECTION,
              "see below",
              "How delivery treats what it cannot know."),
          new Key(
              "templates",
              Key.Kind.FILE,
              "templates, beside the config folder",
              "A folder whose templates override the shipped ones by name."));

  static final List<Key> DATABASE_KEYS =
      List.of(
          new Key("url", Key.Kind.TEXT, "", "jdbc:postgresql://host/name, or jdbc:sqlite:FILE."),
          new Key("user", Key.Kind.TEXT, "", "The database's user."),
          new Key("password", Key.Kind.SECRET, "", "The database's password."));

  static final List<Key> WEB_KEYS =
      List.of(
          new Key("bind", Key.Kind.TEXT, "127.0.0.1", "Address that both listeners bind to."),
          new Key(
              "public_port",
              Key.Kind.NUMBER,
              "8025",
              "Unsubscribe and archive pages; 0 for any free one."),
          new Key(
              "operator_port",
              Key.Kind.NUMBER,
              "8026",
              "Preview, inbox, editions; never make it public. 0 for any free one."));

  static final List<Key> HTTP_KEYS =
      List.of(
          new Key("connect_timeout", Key.Kind.DURATION, "10s", "To connect to a source."),
          new Key("timeout", Key.Kind.DURATION, "30s", "For a source's whole answer."),
          new Key(
              "allow_loopback",
              Key.Kind.TEXT,
              "false",
              "true: sources on this machine may be asked, for trials."));

  static final List<Key> DELIVERY_KEYS =
      List.of(
          new Key(
              "uncertain",
              Key.Kind.TEXT,
              "resend",
              "A message without a reply to its dot: resend (once, identical) or hold (a person decides)."),
          new Key(
              "grace",
              Key.Kind.DURATION,
              "11m",
              "Before an uncertain message is sent again; longer than the relay holds an idle connection."),
          new Key("expiry", Key.Kind.DURATION, "48h", "How long a deferred message is tried."));

  private final Values values;

  MainFile(Values values) {
    this.values = values;
  }

  URI baseUrl(Section section, List<RelaySettings> relays) {
    URI url = values.url(section, "base_url").orElse(URI.create("http://localhost:8025/"));
    boolean trial = values.yes(section, "allow_insecure_base_url");
    if (!relays.isEmpty() && !"https".equals(url.getScheme()) && !trial) {
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
    Section section = parent.section("database").only(DATABASE_KEYS);
    String url = values.required(section, "url");
    if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:sqlite:")) {
      section.problem(
          "url", "expected jdbc:postgresql://host/name or jdbc:sqlite:FILE, found \"" + url + "\"");
    }
    return Optional.of(
        new DatabaseSettings(
            url, values.text(section, "user"), values.secret(section, "password")));
  }

  WebSettings web(Section parent) {
    Section section = parent.section("web").only(WEB_KEYS);
    return new WebSettings(
        values.text(section, "bind").orElse("127.0.0.1"),
        values.number(section, "public_port", 8025, 0, 65_535),
        values.number(section, "operator_port", 8026, 0, 65_535));
  }

  HttpSettings http(Section parent) {
    Section section = parent.section("http").only(HTTP_KEYS);
    HttpSettings standard = HttpSettings.defaults();
    return new HttpSettings(
        values.duration(section, "connect_timeout", standard.connect()),
        values.duration(section, "timeout", standard.total()),
        standard.maxBytes(),
        values.yes(section, "allow_loopback")
            ? HttpSettings.Loopback.ALLOWED
            : HttpSettings.Loopback.REFUSED,
        standard.userAgent());
  }

  DeliverySettings delivery(Section parent) {
    Section section = parent.section("delivery").only(DELIVERY_KEYS);
    return new DeliverySettings(
        values.duration(section, "grace", Duration.ofMinutes(11)),
        values.duration(section, "expiry", Duration.ofDays(2)),
        values.choice(section, "uncertain", DeliverySettings.Uncertain.RESEND));
  }
}
