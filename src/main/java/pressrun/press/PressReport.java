package pressrun.press;

import java.util.List;
import pressrun.edition.Edition;
import pressrun.selection.Selection;

/** How a press run ended. */
public sealed interface PressReport {

  /**
   * Frozen now, with a ledger row for each subscriber.
   *
   * @param cuts what was done to make it fit a mail; nothing when it fitted
   */
  record Printed(Edition edition, List<SourceReport> sources, List<String> cuts)
      implements PressReport {}

  /** Frozen before, by an earlier run or another process; nothing was done. */
  record AlreadyRun(Edition edition) implements PressReport {}

  /** Too little is new; nothing was sent and nothing used up. */
  record NothingNew(Selection selection, List<SourceReport> sources) implements PressReport {}

  /** Nobody would get it; nothing was used up. */
  record Nobody() implements PressReport {}

  /** It must not go out as things are; nothing was used up. */
  record Refused(List<String> reasons) implements PressReport {}
}
