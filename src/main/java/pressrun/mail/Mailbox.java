package pressrun.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;

/** An address with a name that is read back as it was given. */
final class Mailbox extends InternetAddress {
  private static final long serialVersionUID = 1;

  private Mailbox(String address) {
    this.address = address;
  }

  static InternetAddress of(String name, String address) throws UnsupportedEncodingException {
    Mailbox mailbox = new Mailbox(address);
    if (EncodedWords.needed(name)) {
      mailbox.encodedPersonal = EncodedWords.of(name);
    } else if (!name.isEmpty()) {
      mailbox.setPersonal(name, "UTF-8");
    }
    return mailbox;
  }
}
