package pressrun.http;

import java.time.Duration;

/**
 * Limits of the one HTTP client.
 *
 * @param total from the first byte asked to the last byte read, over all redirects
 * @param maxBytes of a decoded body
 */
public record HttpSettings(
    Duration connect, Duration total, long maxBytes, Loopback loopback, String userAgent) {

  /** Whether sources on this machine may be asked; for trials. */
  public enum Loopback {
    REFUSED,
    ALLOWED
  }

  public static HttpSettings defaults() {
    return new HttpSettings(
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        10L << 20,
        Loopback.REFUSED,
        userAgentOfThisBuild());
  }

  private static String userAgentOfThisBuild() {
    String version = HttpSettings.class.getPackage().getImplementationVersion();
    return version == null ? "Pressrun" : "Pressrun/" + version;
  }
}
