package pressrun.dkim;

import java.util.Arrays;
import java.util.Optional;

/**
 * Octets that many messages may share, and their relaxed form (RFC 6376, 3.4.4), worked out once,
 * when it is first asked for. Nobody changes the octets. For all threads.
 */
public final class Stretch {
  private final byte[] octets;
  private volatile Optional<Relaxed> known = Optional.empty();

  public Stretch(byte[] octets) {
    this.octets = octets;
  }

  public byte[] octets() {
    return octets;
  }

  /**
   * What becomes of blanks and line ends at its edges depends on what stands beside it.
   *
   * @param before blanks and line ends, as they are
   * @param core relaxed; empty when there is nothing but blanks and line ends
   * @param after as {@code before}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Relaxed(byte[] before, byte[] core, byte[] after) {}

  Relaxed relaxed() {
    if (known.isEmpty()) {
      known = Optional.of(relax());
    }
    return known.get();
  }

  private Relaxed relax() {
    int from = 0;
    while (from < octets.length && isSoft(octets[from])) {
      from++;
    }
    int to = octets.length;
    while (to > from && isSoft(octets[to - 1])) {
      to--;
    }
    return new Relaxed(
        Arrays.copyOf(octets, from), core(from, to), Arrays.copyOfRange(octets, to, octets.length));
  }

  /** It begins and ends with what is no blank. */
  private byte[] core(int from, int to) {
    byte[] core = new byte[to - from];
    int length = 0;
    for (int at = from; at < to; at++) {
      if (!isBlank(octets[at])) {
        core[length++] = octets[at];
      } else if (!isBlank(octets[at + 1]) && !Canonicalization.lineEnd(octets, at + 1)) {
        core[length++] = ' '; // The last of some blanks stands for all.
      }
    }
    return length == core.length ? core : Arrays.copyOf(core, length);
  }

  private static boolean isSoft(byte octet) {
    return isBlank(octet) || octet == '\r' || octet == '\n';
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }
}
