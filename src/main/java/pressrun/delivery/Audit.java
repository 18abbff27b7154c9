package pressrun.delivery;

import java.util.ArrayList;
import java.util.List;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;

/** Whether an edition's books balance: everybody planned is in one state, and no reply is lost. */
public record Audit(Edition edition, long planned, Tally tally, List<String> gaps) {

  static Audit of(Edition edition, long planned, Tally tally, long unbooked) {
    List<String> gaps = new ArrayList<>();
    if (planned != tally.planned()) {
      gaps.add(planned + " were planned, " + tally.planned() + " stand in the ledger");
    }
    if (edition.state() == EditionState.SENT && tally.open() > 0) {
      gaps.add("the edition is closed, and " + tally.open() + " are still open");
    }
    if (unbooked > 0) {
      gaps.add(unbooked + " replies stand in the journal and not in the ledger");
    }
    return new Audit(edition, planned, tally, List.copyOf(gaps));
  }

  public boolean balances() {
    return gaps.isEmpty();
  }
}
