package pressrun.mail;

import pressrun.text.Printable;

/** An address whose domain the DNS cannot have; the message is not made. */
public final class UnmailableDomain extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnmailableDomain(String domain, String why) {
    super("the address's domain \"" + Printable.line(domain) + "\" " + why);
  }
}
