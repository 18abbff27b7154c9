package pressrun.classification;

/**
 * A server's reply (RFC 5321, 4.2).
 *
 * @param text printable, at most 300 characters
 */
public record Reply(int code, String text) {}
