package pressrun.dkim;

import java.security.MessageDigest;
import pressrun.dkim.Stretch.Relaxed;

/**
 * Digests the relaxed form of a body (RFC 6376, 3.4.4): blanks at the end of a line and empty lines
 * at the end of the body are left out, other blanks are one space. Takes it stretch by stretch;
 * what may still turn out to be an end is held back. For one thread.
 */
final class RelaxedBody {
  private static final byte[] SPACE = {' '};
  private static final byte[] RETURN = {'\r'};
  private static final byte[] FEED = {'\n'};

  private final MessageDigest digest;
  private int lineEnds;
  private boolean blank;
  private boolean returned;
  private boolean begun;

  RelaxedBody(MessageDigest digest) {
    this.digest = digest;
  }

  RelaxedBody add(Stretch stretch) {
    Relaxed relaxed = stretch.relaxed();
    soft(relaxed.before());
    if (relaxed.core().length > 0) {
      settleReturn();
      hard(relaxed.core());
    }
    soft(relaxed.after());
    return this;
  }

  private void soft(byte[] octets) {
    for (byte octet : octets) {
      soft(octet);
    }
  }

  private void soft(byte octet) {
    if (octet == '\n' && returned) {
      returned = false;
      blank = false;
      lineEnds++;
      return;
    }
    settleReturn();
    switch (octet) {
      case '\r' -> returned = true;
      case '\n' -> hard(FEED);
      default -> blank = true;
    }
  }

  /** One that ends no line is an octet like others. */
  private void settleReturn() {
    if (returned) {
      returned = false;
      hard(RETURN);
    }
  }

  private void hard(byte[] octets) {
    for (; lineEnds > 0; lineEnds--) {
      digest.update(Canonicalization.LINE_END);
    }
    if (blank) {
      digest.update(SPACE);
      blank = false;
    }
    digest.update(octets);
    begun = true;
  }

  /** The body ends here; one of blanks and line ends alone is as good as none. */
  void end() {
    settleReturn();
    if (begun) {
      digest.update(Canonicalization.LINE_END);
    }
  }
}
