package pressrun.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;

/** One body of the message, in the encoding that makes it smallest. */
final class Part {
  private Part() {}

  /** Quoted-printable for ASCII-rich text, base64 for text that is mostly something else. */
  static MimeBodyPart of(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    String canonical = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n");
    part.setText(canonical, "UTF-8", subtype);
    part.setHeader("Content-Transfer-Encoding", encoding(canonical));
    return part;
  }

  private static String encoding(String text) {
    long foreign = text.chars().filter(character -> character > 0x7F).count();
    return foreign * 6 > text.length() ? "base64" : "quoted-printable";
  }
}
