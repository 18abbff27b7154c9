package pressrun.mail;

import java.net.IDN;
import java.util.Locale;

/** Domains of addresses as they stand on the wire: in ASCII (RFC 3490, as the JDK has it). */
final class Domains {
  private Domains() {}

  static String of(String address) {
    return IDN.toASCII(address.substring(address.lastIndexOf('@') + 1)).toLowerCase(Locale.ROOT);
  }

  /** The same mailbox with its domain in ASCII. */
  static String ascii(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, at + 1) + of(address);
  }
}
