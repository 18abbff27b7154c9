package pressrun.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;

/** An address with a name that is read back as it was given. */
final class Mailbox extends InternetAddress {
  private static final long serialVersionUID = 1;

  private Mailbox(String address) {
    this.address = address;
  }

  static InternetAddress of(String name, String address) {
    Mailbox mailbox = new Mailbox(address);
    if (EncodedWords.needed(name)) {
      mailbox.encodedPersonal = EncodedWords.of(name);
    } else if (!name.isEmpty()) {
      mailbox.encode(name);
    }
    return mailbox;
  }

  private void encode(String name) {
    try {
      setPersonal(name, "UTF-8");
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException("UTF-8 is part of every JDK", impossible);
    }
  }
}
