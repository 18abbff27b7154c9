package pressrun.smtp;

import pressrun.mail.Message;

/** The commands that go before a message; what stands in them cannot make another command. */
record Envelope(String mail, String rcpt) {
  private static final int LONGEST_PATH = 254;

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
    return new Envelope(mail.toString(), "RCPT TO:<" + path(message.recipient()) + ">");
  }

  private static String path(String address) {
    if (address.isEmpty()
        || address.length() > LONGEST_PATH
        || !address.chars().allMatch(Envelope::isHarmless)) {
      throw new UnsendableMessage("not an address to write to");
    }
    return address;
  }

  private static boolean isHarmless(int c) {
    if (c < 0x80) {
      return c > ' ' && c != '<' && c != '>' && c != 0x7F;
    }
    // U+760A and U+760D were once cut to a line end on the wire.
    return (c & 0xff) != '\n' && (c & 0xff) != '\r' && !Character.isISOControl(c);
  }

  static boolean isAscii(Message message) {
    return isAscii(message.envelopeSender()) && isAscii(message.recipient());
  }

  private static boolean isAscii(String address) {
    return address.chars().allMatch(c -> c < 0x80);
  }
}
