package pressrun.mail;

/**
 * One message for one person, ready for the wire.
 *
 * @param bytes RFC 5322, CRLF line ends, not dot-stuffed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by nobody; copied per message it would cost what matters
// here
public record Message(String messageId, String envelopeSender, String recipient, byte[] bytes) {}
