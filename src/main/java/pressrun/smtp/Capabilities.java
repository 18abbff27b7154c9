package pressrun.smtp;

import java.util.Optional;

/**
 * What a relay's answer to EHLO offers (RFC 5321, 4.1.1.1), as far as a session uses it.
 *
 * @param size the largest message it takes, in bytes (RFC 1870)
 */
record Capabilities(
    boolean pipelining, boolean eightBitMime, boolean smtpUtf8, Optional<Long> size) {}
