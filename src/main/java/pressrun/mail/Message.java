package pressrun.mail;

/**
 * One message for one person, ready for the wire.
 *
 * @param bytes RFC 5322, CRLF line ends, not dot-stuffed
 * @param form what is known of the bytes by how they were made
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy per message would cost much
public record Message(
    String messageId, String envelopeSender, String recipient, byte[] bytes, Form form) {

  /** What a sender need not look for any more. */
  public enum Form {
    /** Nothing is known. */
    ANY,
    /** Every line ends in CRLF, none starts with a dot, and only headers may hold 8-bit bytes. */
    TRANSPARENT
  }

  /** Of bytes that somebody else made. */
  public Message(String messageId, String envelopeSender, String recipient, byte[] bytes) {
    this(messageId, envelopeSender, recipient, bytes, Form.ANY);
  }
}
