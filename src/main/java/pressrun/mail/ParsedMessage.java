package pressrun.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A message read back from its bytes, so that what is shown is what was made.
 *
 * @param headers in order, as they stand on the wire
 * @param html the first text/html part
 * @param text the first text/plain part
 */
public record ParsedMessage(
    String subject,
    List<Map.Entry<String, String>> headers,
    Optional<String> html,
    Optional<String> text) {

  /**
   * Reads a message back.
   *
   * @throws UnreadableMessage when the bytes are no message
   */
  public static ParsedMessage parse(byte[] bytes) {
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
      return new ParsedMessage(
          Objects.requireNonNullElse(message.getSubject(), ""),
          headers(message),
          body(message, "text/html"),
          body(message, "text/plain"));
    } catch (MessagingException failure) {
      throw new UnreadableMessage(failure);
    }
  }

  private static List<Map.Entry<String, String>> headers(MimeMessage message)
      throws MessagingException {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers.add(Map.entry(header.getName(), header.getValue()));
    }
    return headers;
  }

  /** A body that is cut off or broken has no parts to show, but its headers still count. */
  private static Optional<String> body(MimeMessage message, String type) {
    try {
      return find(message, type);
    } catch (MessagingException | IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> find(Part part, String type)
      throws MessagingException, IOException {
    @Nullable Object content = part.getContent();
    if (part.isMimeType(type) && content instanceof String text) {
      return Optional.of(text);
    }
    if (content instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        Optional<String> found = find(inner, type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The bytes are no RFC 5322 message. */
  public static final class UnreadableMessage extends RuntimeException {
    UnreadableMessage(Throwable cause) {
      super("not a readable message: " + cause.getMessage(), cause);
    }
  }
}
