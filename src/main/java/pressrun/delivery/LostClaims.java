package pressrun.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * Claims of this process that failed, and yet may stand in the ledger: the database went away after
 * it had committed and before it could say so. Of the one thread that claims.
 */
final class LostClaims {
  private final List<Range> closed = new ArrayList<>();
  private long last;
  private boolean failing;

  /** Epochs between two, both left out; whatever was claimed there is known to nobody. */
  record Range(long after, long before) {}

  /** A claim that is known. */
  void claimed(long epoch) {
    if (failing) {
      closed.add(new Range(last, epoch));
      failing = false;
    }
    last = epoch;
  }

  void failed() {
    failing = true;
  }

  /** Where such claims may stand; none when none ever failed. */
  List<Range> ranges() {
    List<Range> ranges = new ArrayList<>(closed);
    if (failing) {
      ranges.add(new Range(last, Long.MAX_VALUE));
    }
    return ranges;
  }
}
