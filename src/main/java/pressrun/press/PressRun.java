package pressrun.press;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import pressrun.edition.Edition;
import pressrun.edition.EditionStore;
import pressrun.edition.Slot;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Selections;

/**
 * From "it is due" to "it stands in the ledger"; every entrance calls this. One run at a time per
 * newsletter here, and the slot's unique key settles it between processes: run twice, it prints
 * once.
 */
public final class PressRun {
  private final Collector collector;
  private final Composer composer;
  private final EditionStore editions;
  private final Freezer freezer;
  private final Clock clock;
  private final Map<String, ReentrantLock> running = new ConcurrentHashMap<>();

  public PressRun(
      Collector collector, Composer composer, EditionStore editions, Freezer freezer, Clock clock) {
    this.collector = collector;
    this.composer = composer;
    this.editions = editions;
    this.freezer = freezer;
    this.clock = clock;
  }

  public PressReport run(Newsletter newsletter, Slot slot) throws InterruptedException {
    ReentrantLock turn = running.computeIfAbsent(newsletter.name(), name -> new ReentrantLock());
    turn.lockInterruptibly();
    try {
      return print(draft(newsletter, slot));
    } finally {
      turn.unlock();
    }
  }

  /** Collects, selects and typesets; a dry run ends here. */
  public Draft draft(Newsletter newsletter, Slot slot) throws InterruptedException {
    Optional<Edition> before = editions.find(slot);
    if (before.isPresent()) {
      return new Draft.AlreadyRun(before.get());
    }
    List<SourceReport> sources = collector.collect(newsletter);
    Cadence cadence = newsletter.cadence(slot.cadence()).orElseThrow();
    Selections selections = composer.select(newsletter, cadence, clock.instant());
    if (selections.isEmpty()) {
      return new Draft.NothingNew(selections.everybody(), sources);
    }
    return new Draft.Ready(composer.compose(newsletter, slot, selections), sources);
  }

  /** Freezes a draft and puts its deliveries into the ledger. */
  public PressReport print(Draft draft) {
    if (draft instanceof Draft.Ready ready) {
      return freezer.freeze(ready);
    }
    if (draft instanceof Draft.AlreadyRun before) {
      return new PressReport.AlreadyRun(before.edition());
    }
    Draft.NothingNew nothing = (Draft.NothingNew) draft;
    return new PressReport.NothingNew(nothing.selection(), nothing.sources());
  }
}
