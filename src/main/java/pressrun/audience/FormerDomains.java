package pressrun.audience;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/** Reads domains by the rules of 2003 (RFC 3490), as keys were counted until now. */
final class FormerDomains {
  private FormerDomains() {}

  /** Returns the canonical address that an address had; empty when it had none. */
  static Optional<String> canonical(String address) {
    int at = address.lastIndexOf('@');
    try {
      String domain = IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
      return Optional.of(
          address.substring(0, at + 1).toLowerCase(Locale.ROOT) + domain.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
