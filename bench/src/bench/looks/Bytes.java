package bench.looks;

import java.util.ArrayList;
import java.util.List;

/** What can be told from the bytes alone: lines of at most 998 octets, and Gmail's limit. */
final class Bytes {
  private static final int LINE = 998;
  private static final int GMAIL = 102 * 1024;

  private Bytes() {}

  static List<String> faults(Specimen specimen) {
    List<String> faults = new ArrayList<>();
    int line = 0;
    int longest = 0;
    for (byte octet : specimen.message()) {
      line = octet == '\n' ? 0 : line + 1;
      longest = Math.max(longest, octet == '\r' ? 0 : line);
    }
    if (longest > LINE) {
      faults.add(specimen.name() + ": a line of " + longest + " octets");
    }
    if (specimen.htmlSize() > GMAIL) {
      faults.add(specimen.name() + ": " + specimen.htmlSize() + " octets of HTML");
    }
    return faults;
  }
}
