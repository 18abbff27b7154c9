package pressrun.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.database.DatabaseSettings;
import pressrun.delivery.DeliverySettings;
import pressrun.dkim.SigningKeys;
import pressrun.http.HttpSettings;
import pressrun.newsletter.Newsletter;
import pressrun.smtp.RelaySettings;
import pressrun.web.WebSettings;

/**
 * Everything the operator declared.
 *
 * @param database none: SQLite in the data folder
 * @param relays none: the built-in inbox
 * @param bounceDomain none: mail comes from its sender
 * @param signing empty: the relay signs, or nobody
 * @param inboxPort of the built-in inbox; 0 for any that is free
 * @param subscriberFiles CSV files by newsletter, read at start for people who are not known yet
 */
public record Settings(
    URI baseUrl,
    Optional<DatabaseSettings> database,
    Optional<String> secret,
    List<RelaySettings> relays,
    Optional<String> bounceDomain,
    SigningKeys signing,
    int inboxPort,
    WebSettings web,
    HttpSettings http,
    DeliverySettings delivery,
    List<Path> templates,
    List<Newsletter> newsletters,
    Map<String, Path> subscriberFiles) {
  /** Whether another configuration differs in what a running program cannot take up. */
  public boolean needsRestartFor(Settings other) {
    return !withNewslettersOf(other).equals(other);
  }

  private Settings withNewslettersOf(Settings other) {
    return new Settings(
        baseUrl,
        database,
        secret,
        relays,
        bounceDomain,
        signing,
        inboxPort,
        web,
        http,
        delivery,
        templates,
        other.newsletters,
        other.subscriberFiles);
  }

  @Override
  public String toString() {
    return "Settings[" + baseUrl + "]";
  }
}
