package pressrun.smtp;

import java.util.Optional;

/**
 * What a relay's answer to EHLO offers (RFC 5321, 4.1.1.1), as far as a session uses it.
 *
 * @param size the largest message it takes, in bytes (RFC 1870)
 */
record Capabilities(
    boolean pipelining,
    boolean eightBitMime,
    boolean smtpUtf8,
    boolean chunking,
    boolean dsn,
    Optional<Long> size) {

  /** The least that every server takes. */
  static Capabilities none() {
    return new Capabilities(false, false, false, false, false, Optional.empty());
  }

  /** Whether several messages can be written before the first is answered (RFC 3030, RFC 2920). */
  boolean windows() {
    return chunking && pipelining;
  }
}
