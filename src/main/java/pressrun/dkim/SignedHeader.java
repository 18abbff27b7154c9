package pressrun.dkim;

import java.util.List;
import java.util.Set;

/**
 * The fields of a header that a signature covers.
 *
 * @param names as in {@code h=}, folded
 * @param canonical the fields one after the other, relaxed
 */
record SignedHeader(String names, String canonical) {
  private static final int LINE = 72;

  /** Of several fields with one name the lowest is taken first (RFC 6376, 5.4.2). */
  static SignedHeader of(List<String> signed, Set<String> overSigned, List<HeaderField> fields) {
    StringBuilder names = new StringBuilder();
    StringBuilder canonical = new StringBuilder();
    int column = 3;
    for (String name : signed) {
      int times = 0;
      for (int at = fields.size() - 1; at >= 0; at--) {
        if (fields.get(at).name().equalsIgnoreCase(name)) {
          canonical.append(Canonicalization.RELAXED.field(fields.get(at)));
          times++;
        }
      }
      for (int i = overSigned.contains(name) ? -1 : 0; i < times; i++) {
        boolean full = column + name.length() > LINE;
        column = (full ? 1 : column) + name.length() + 1;
        names.append(names.length() == 0 ? "" : ":").append(full ? "\r\n " : "").append(name);
      }
    }
    return new SignedHeader(names.toString(), canonical.toString());
  }
}
