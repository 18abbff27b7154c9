package pressrun.mail;

/** Judges values before they come near a header; Jakarta Mail lets CR and LF through. */
final class HeaderValue {
  private HeaderValue() {}

  static String judged(String header, String value) {
    if (value.codePoints().anyMatch(HeaderValue::breaksOut)) {
      throw new HostileHeader(header);
    }
    return value;
  }

  /** Line ends of every kind, controls, and halves of characters, which have no bytes in UTF-8. */
  private static boolean breaksOut(int character) {
    return Character.isISOControl(character)
        || character == 0x2028
        || character == 0x2029
        || Character.getType(character) == Character.SURROGATE;
  }

  /**
   * For addresses and identifiers: also nothing that parts addresses, or whose low byte a careless
   * encoder turns into a line end (CVE-2025-7962).
   */
  static String judgedAddress(String header, String value) {
    boolean careless =
        value.chars().anyMatch(c -> c > 0x7F && ((c & 0xFF) == '\r' || (c & 0xFF) == '\n'));
    if (careless || value.indexOf(' ') >= 0 || value.indexOf('<') >= 0 || value.indexOf('>') >= 0) {
      throw new HostileHeader(header);
    }
    return judged(header, value);
  }
}
