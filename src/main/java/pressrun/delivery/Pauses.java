package pressrun.delivery;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import pressrun.database.Transaction;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.smtp.Outcome.Unattempted;

/**
 * Pauses editions by itself: the pause, its alert and those who are forgiven for it are committed
 * together. Done twice, it stands once. For all threads.
 */
final class Pauses {
  private final DeliveryDesk desk;
  private final LedgerWriter writer;

  /** Decided, and not yet committed: connections stop without waiting for the database. */
  private final Set<Long> stopping = ConcurrentHashMap.newKeySet();

  private final Set<Long> paused = ConcurrentHashMap.newKeySet();

  Pauses(DeliveryDesk desk, LedgerWriter writer) {
    this.desk = desk;
    this.writer = writer;
  }

  /**
   * Pauses an edition that is being sent, in turn with the ledger.
   *
   * @param with what is written in the same transaction, paused already or not
   */
  void pause(long edition, Function<Edition, String> words, Consumer<Transaction> with) {
    String message = message(edition, words);
    stopping.add(edition);
    writer.insist(
        transaction -> {
          with.accept(transaction);
          return move(transaction, edition, message);
        },
        moved -> {
          if (moved) {
            paused.add(
                edition); // After the commit: a round that finds it unpaused knows of a resume.
          }
          stopping.remove(edition);
        });
  }

  /** Pauses an edition that the mail server takes from nobody, or in no form. */
  void pauseForSender(long edition, Unattempted why, Consumer<Transaction> with) {
    boolean somebodyHasIt =
        desk.database().read(reading -> ProgressStore.areSent(reading, edition, 1));
    pause(edition, found -> TroubleWords.paused(found, why, somebodyHasIt), with);
  }

  /** Pauses an edition within a transaction; {@link #committed} follows it. */
  boolean pause(Transaction transaction, long edition, Function<Edition, String> words) {
    return move(transaction, edition, message(edition, words));
  }

  void committed(long edition) {
    paused.add(edition);
  }

  private String message(long edition, Function<Edition, String> words) {
    return desk.editions().find(edition).map(words).orElse("edition " + edition + " is paused");
  }

  private boolean move(Transaction transaction, long edition, String message) {
    boolean moved =
        desk.editions().move(transaction, edition, EditionState.SENDING, EditionState.PAUSED)
            || desk.editions().move(transaction, edition, EditionState.FROZEN, EditionState.PAUSED);
    if (moved) {
      desk.alerts().raise(transaction, "paused:" + edition, message);
    }
    return moved;
  }

  /** True when rows of this edition that were claimed already are to be given back untried. */
  boolean isPaused(long edition) {
    return paused.contains(edition) || stopping.contains(edition);
  }

  /** Told which editions are being sent; returns those that were paused and were let go on. */
  List<Long> letGoOn(Set<Long> sending) {
    List<Long> resumed =
        paused.stream().filter(sending::contains).filter(this::isPausedNoMore).toList();
    for (long edition : resumed) {
      paused.remove(edition);
      desk.alerts().clear("paused:" + edition);
    }
    return resumed;
  }

  /** The dispatcher may have read an edition before the pause. */
  private boolean isPausedNoMore(long edition) {
    return desk.editions()
        .find(edition)
        .filter(found -> found.state() == EditionState.PAUSED)
        .isEmpty();
  }
}
