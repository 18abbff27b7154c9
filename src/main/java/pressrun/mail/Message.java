package pressrun.mail;

/**
 * One message for one person, ready for the wire.
 *
 * @param content RFC 5322, CRLF line ends, not dot-stuffed
 * @param form what is known of the content by how it was made
 */
public record Message(
    String messageId, String envelopeSender, String recipient, Bytes content, Form form) {

  /** What a sender need not look for any more. */
  public enum Form {
    /** Nothing is known. */
    ANY,
    /** Every line ends in CRLF, none starts with a dot, and all bytes are ASCII. */
    TRANSPARENT,
    /** The same, but the header holds addresses in UTF-8 (RFC 6532). */
    INTERNATIONAL
  }

  /** Of bytes that somebody else made. */
  public Message(String messageId, String envelopeSender, String recipient, byte[] bytes) {
    this(messageId, envelopeSender, recipient, Bytes.of(bytes), Form.ANY);
  }

  /** All of it. */
  public byte[] bytes() {
    return content.toArray();
  }
}
