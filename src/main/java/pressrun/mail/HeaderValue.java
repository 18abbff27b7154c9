package pressrun.mail;

/**
 * Judges values before they come near a header; Jakarta Mail lets CR and LF through. Plain loops,
 * for every message has some.
 */
final class HeaderValue {
  private HeaderValue() {}

  static String judged(String header, String value) {
    int character;
    for (int at = 0; at < value.length(); at += Character.charCount(character)) {
      character = value.codePointAt(at);
      if (breaksOut(character)) {
        throw new HostileHeader(header);
      }
    }
    return value;
  }

  /** Line ends of every kind, controls, and halves of characters, which have no bytes in UTF-8. */
  private static boolean breaksOut(int character) {
    boolean plain = character >= ' ' && character < 0x7F;
    return !plain
        && (Character.isISOControl(character)
            || character == 0x2028
            || character == 0x2029
            || Character.getType(character) == Character.SURROGATE);
  }

  /** Returns an address with its domain in ASCII, so that č of a domain is no careless line end. */
  static String judgedMailbox(String header, String address) {
    if (address.chars().anyMatch(c -> c == ' ' || c == '<' || c == '>')) {
      throw new HostileHeader(header);
    }
    judged(header, address);
    return judgedAddress(header, Domains.ascii(address));
  }

  /**
   * For addresses and identifiers: also nothing that parts addresses, or whose low byte a careless
   * encoder turns into a line end (CVE-2025-7962).
   */
  static String judgedAddress(String header, String value) {
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      boolean careless = c > 0x7F && ((c & 0xFF) == '\r' || (c & 0xFF) == '\n');
      if (careless || c == ' ' || c == '<' || c == '>') {
        throw new HostileHeader(header);
      }
    }
    return judged(header, value);
  }
}
