package pressrun.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;

/** multipart/alternative (RFC 2046, 5.1.4), plainest first, with a boundary that never changes. */
final class Alternatives extends MimeMultipart {
  Alternatives(String boundary, String text, String html) throws MessagingException {
    super("alternative");
    ContentType type = new ContentType(contentType);
    type.setParameter("boundary", boundary);
    contentType = type.toString();
    addBodyPart(Part.of(text, "plain"));
    addBodyPart(Part.of(html, "html"));
  }
}
