package pressrun.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * A part of a message (RFC 2045), as the tree of them is shown.
 *
 * @param depth 0: the message itself
 * @param bytes as it stands on the wire
 */
public record MessagePart(int depth, String type, String encoding, int bytes) {
  private static final int DEEPEST = 10;

  /** All parts, each before those within it; what cannot be read is left out. */
  public static List<MessagePart> all(byte[] message) {
    List<MessagePart> parts = new ArrayList<>();
    try {
      Session session = Session.getInstance(new Properties());
      add(new MimeMessage(session, new ByteArrayInputStream(message)), 0, parts);
    } catch (MessagingException | IOException unreadable) {
      return List.copyOf(parts);
    }
    return List.copyOf(parts);
  }

  private static void add(Part part, int depth, List<MessagePart> parts)
      throws MessagingException, IOException {
    String type = part.getContentType().split("[;\\s]", 2)[0].toLowerCase(Locale.ROOT);
    String encoding =
        part instanceof MimePart mime ? Objects.requireNonNullElse(mime.getEncoding(), "") : "";
    parts.add(new MessagePart(depth, type, encoding, Math.max(0, part.getSize())));
    if (depth < DEEPEST
        && type.startsWith("multipart/")
        && part.getContent() instanceof Multipart inner) {
      for (int i = 0; i < inner.getCount(); i++) {
        add(inner.getBodyPart(i), depth + 1, parts);
      }
    }
  }
}
