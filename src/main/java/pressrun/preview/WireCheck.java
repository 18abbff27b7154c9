package pressrun.preview;

import java.util.ArrayList;
import java.util.List;

/** RFC 5322, 2.1.1 and 2.3: lines of at most 998 octets, CR and LF only together. */
final class WireCheck {
  private static final int LONGEST = 998;

  private WireCheck() {}

  static List<Finding> look(InspectedMail mail) {
    int longest = 0;
    int length = 0;
    int bare = 0;
    byte before = 0;
    for (byte octet : mail.bytes()) {
      if ((octet == '\n') != (before == '\r')) {
        bare++;
      }
      if (octet == '\n') {
        longest = Math.max(longest, before == '\r' ? length - 1 : length);
        length = 0;
      } else {
        length++;
      }
      before = octet;
    }
    return findings(Math.max(longest, length), bare);
  }

  private static List<Finding> findings(int longest, int bare) {
    List<Finding> findings = new ArrayList<>();
    if (longest > LONGEST) {
      findings.add(
          Finding.error("A line has " + longest + " octets; a mail server may refuse over 998."));
    }
    if (bare > 0) {
      findings.add(Finding.error("CR or LF stands alone in " + bare + " places."));
    }
    return findings;
  }
}
