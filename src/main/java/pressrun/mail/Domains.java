package pressrun.mail;

import java.net.IDN;
import java.util.Locale;

/** Domains of addresses as they stand on the wire: in ASCII (RFC 3490, as the JDK has it). */
final class Domains {
  /** RFC 1035, 2.3.4. */
  private static final int LONGEST_LABEL = 63;

  private Domains() {}

  static String of(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return isPlain(domain) ? domain : IDN.toASCII(domain).toLowerCase(Locale.ROOT);
  }

  /** What stays as it is, short enough for a label whatever its dots: nearly every domain. */
  private static boolean isPlain(String domain) {
    for (int at = 0; at < domain.length(); at++) {
      char c = domain.charAt(at);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
      if (!plain) {
        return false;
      }
    }
    return domain.length() <= LONGEST_LABEL;
  }

  /** The same mailbox with its domain in ASCII. */
  static String ascii(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, at + 1) + of(address);
  }
}
