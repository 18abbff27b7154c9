package pressrun.alert;

import java.time.Instant;

/**
 * Something the operator must know, open until it is cleared.
 *
 * @param key tells like from like, such as {@code relay:main} or {@code source:city-desk}
 */
public record Alert(String key, String message, Instant raisedAt) {}
