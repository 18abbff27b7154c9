package pressrun.press;

import java.util.List;
import pressrun.edition.Edition;
import pressrun.selection.Selection;

/** What a press run would put out; nothing is used up yet. */
public sealed interface Draft {

  record Ready(Composition composition, List<SourceReport> sources) implements Draft {}

  /** The slot has its edition already. */
  record AlreadyRun(Edition edition) implements Draft {}

  /** Fewer articles than the minimum are new; they roll over. */
  record NothingNew(Selection selection, List<SourceReport> sources) implements Draft {}
}
