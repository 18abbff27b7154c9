package pressrun.press;

import java.time.Clock;
import java.util.List;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.delivery.DeliveryStore;
import pressrun.edition.Edition;
import pressrun.edition.EditionStore;
import pressrun.edition.FreezeOutcome;
import pressrun.render.Rendering;
import pressrun.render.TypesetStore;

/**
 * Freezes an edition in one transaction and fills the ledger after it; what a crash leaves between
 * the two is completed by {@link #completeLedger}.
 */
public final class Freezer {
  private final Database database;
  private final EditionStore editions;
  private final TypesetStore typesets;
  private final DeliveryStore deliveries;
  private final Preflight preflight;
  private final Clock clock;

  public Freezer(
      Database database,
      EditionStore editions,
      TypesetStore typesets,
      DeliveryStore deliveries,
      Preflight preflight,
      Clock clock) {
    this.database = database;
    this.editions = editions;
    this.typesets = typesets;
    this.deliveries = deliveries;
    this.preflight = preflight;
    this.clock = clock;
  }

  /** Returns why an edition would be refused now; nothing when it may go out. */
  public List<String> objections(Composition composition) {
    return preflight.objections(composition);
  }

  PressReport freeze(Draft.Ready draft) {
    List<String> objections = objections(draft.composition());
    if (!objections.isEmpty()) {
      return new PressReport.Refused(objections);
    }
    if (deliveries.reach(draft.composition().edition()).recipients() == 0) {
      return new PressReport.Nobody();
    }
    FreezeOutcome outcome =
        database.inTransaction(transaction -> freeze(transaction, draft.composition()));
    if (outcome instanceof FreezeOutcome.Frozen frozen) {
      deliveries.enqueue(frozen.edition());
      return new PressReport.Printed(frozen.edition(), draft.sources(), draft.composition().told());
    }
    if (outcome instanceof FreezeOutcome.AlreadyRun before) {
      return new PressReport.AlreadyRun(before.edition());
    }
    return new PressReport.Refused(
        List.of("another run used these articles meanwhile: run the command again"));
  }

  private FreezeOutcome freeze(Transaction transaction, Composition composition) {
    FreezeOutcome outcome = editions.freeze(transaction, composition.edition(), clock.instant());
    if (outcome instanceof FreezeOutcome.Frozen frozen) {
      long edition = frozen.edition().id();
      for (Rendering rendering : composition.renderings().values()) {
        typesets.add(transaction, edition, rendering.typeset());
        rendering.whole().ifPresent(whole -> typesets.add(transaction, edition, whole));
      }
    }
    return outcome;
  }

  /** Finishes the ledger of editions that were frozen when the program was stopped. */
  public void completeLedger() {
    for (Edition edition : editions.unqueued()) {
      deliveries.enqueue(edition);
    }
  }
}
