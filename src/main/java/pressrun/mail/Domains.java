package pressrun.mail;

import pressrun.text.DomainName;
import pressrun.text.DomainReading;

/** Domains of addresses as they stand on the wire: in ASCII. */
final class Domains {
  private Domains() {}

  /**
   * Returns the domain of an address as the DNS has it.
   *
   * @throws UnmailableDomain when the DNS cannot have it
   */
  static String of(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    DomainReading reading = DomainName.ofMail(domain);
    if (reading instanceof DomainReading.Invalid invalid) {
      throw new UnmailableDomain(domain, invalid.why());
    }
    return ((DomainReading.Valid) reading).ascii();
  }

  /** The same mailbox with its domain in ASCII. */
  static String ascii(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, at + 1) + of(address);
  }
}
