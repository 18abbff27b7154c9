package pressrun.smtp;

import pressrun.mail.Message;

/**
 * The commands that go before a message; what stands in them cannot make another command. Plain
 * loops, for every message has one.
 */
record Envelope(String mail, String rcpt, String sender) {
  private static final int LONGEST_PATH = 254;

  /** RFC 3461, 4.4 and 4.2. */
  private static final int LONGEST_ENVELOPE_ID = 100;

  private static final int LONGEST_ORIGINAL = 500;

  /**
   * Words the envelope for this relay.
   *
   * @throws UnsendableMessage for an address that is none
   */
  static Envelope of(Message message, Wire wire, Capabilities relay) {
    StringBuilder mail = new StringBuilder("MAIL FROM:<").append(path(message.envelopeSender()));
    mail.append('>');
    if (relay.size().isPresent()) {
      mail.append(" SIZE=").append(wire.length());
    }
    if (wire.eightBit() && relay.eightBitMime()) {
      mail.append(" BODY=8BITMIME");
    }
    if (!isAscii(message)) {
      mail.append(" SMTPUTF8");
    }
    String rcpt = "RCPT TO:<" + path(message.recipient()) + ">";
    String sender = message.envelopeSender();
    return relay.dsn()
        ? new Envelope(mail + notice(message), rcpt + notice(message.recipient()), sender)
        : new Envelope(mail.toString(), rcpt, sender);
  }

  /** A bounce names the message, and does not bring its body back (RFC 3461, 4.3 and 4.4). */
  private static String notice(Message message) {
    String id = xtext(message.messageId().replaceAll("[<>]", ""));
    return " RET=HDRS" + (id.length() <= LONGEST_ENVELOPE_ID ? " ENVID=" + id : "");
  }

  /** Failures and delays are told, with the address as it is known here (RFC 3461, 4.1 and 4.2). */
  private static String notice(String recipient) {
    String address = "rfc822;" + xtext(recipient);
    boolean told = isAscii(recipient) && address.length() <= LONGEST_ORIGINAL;
    return " NOTIFY=FAILURE,DELAY" + (told ? " ORCPT=" + address : "");
  }

  /** RFC 3461, 4. */
  private static String xtext(String text) {
    StringBuilder coded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c > ' ' && c < 0x7F && c != '+' && c != '=';
      coded.append(plain ? String.valueOf(c) : "+%02X".formatted((int) c));
    }
    return coded.toString();
  }

  private static String path(String address) {
    if (address.isEmpty() || address.length() > LONGEST_PATH || !isHarmless(address)) {
      throw new UnsendableMessage("not an address to write to");
    }
    return address;
  }

  private static boolean isHarmless(String address) {
    for (int at = 0; at < address.length(); at++) {
      if (!isHarmless(address.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHarmless(int c) {
    if (c < 0x80) {
      return c > ' ' && c != '<' && c != '>' && c != 0x7F;
    }
    // U+760A and U+760D were once cut to a line end on the wire.
    return (c & 0xff) != '\n' && (c & 0xff) != '\r' && !Character.isISOControl(c);
  }

  /** Whether neither envelope nor header needs SMTPUTF8 (RFC 6531, 3.4). */
  static boolean isAscii(Message message) {
    return message.form() != Message.Form.INTERNATIONAL
        && isAscii(message.envelopeSender())
        && isAscii(message.recipient());
  }

  private static boolean isAscii(String address) {
    for (int at = 0; at < address.length(); at++) {
      if (address.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
