package pressrun.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import pressrun.database.Database;
import pressrun.database.Dialect;
import pressrun.database.Transaction;
import pressrun.delivery.NodeStore.Registered;

/**
 * The process that delivers from a data folder, as the database knows it: the lock tells of it only
 * while nobody touches the lock's file. On SQLite every node of the database is meant, on
 * PostgreSQL the one that writes the folder's journal.
 */
public final class LivingSender {
  private final Database database;
  private final Path data;
  private final NodeStore nodes;

  public LivingSender(Database database, Path data) {
    this.database = database;
    this.data = data;
    this.nodes = new NodeStore(database.dialect());
  }

  /** Whether a process delivers; false also for the moment in which one is starting. */
  public boolean isKnown() {
    return database.read(transaction -> other(transaction, "", node -> true)).isPresent();
  }

  /**
   * Returns when nobody delivers but whoever holds this lock.
   *
   * @throws AnotherSender when a process delivers whose lock's file is gone
   */
  public void refuseBeside(SenderLock lock) {
    database.useTransaction(transaction -> refuseBeside(transaction, lock, ""));
  }

  /**
   * Takes a node's place as the one that delivers.
   *
   * @throws AnotherSender when a process delivers whose lock's file is gone
   */
  void enter(SenderLock lock, String node) {
    database.useTransaction(
        transaction -> {
          NodeStore.nextEpoch(transaction); // Whoever enters at the same time waits for this row.
          refuseBeside(transaction, lock, node);
          nodes.register(transaction, node, lock);
        });
  }

  private void refuseBeside(Transaction transaction, SenderLock lock, String self) {
    other(transaction, self, node -> !node.held(lock))
        .ifPresent(
            node -> {
              throw new AnotherSender(node, data);
            });
  }

  private Optional<Registered> other(
      Transaction transaction, String self, Predicate<Registered> which) {
    Optional<String> writer = Journal.writer(data);
    return nodes.registered(transaction, self).stream()
        .filter(
            node -> database.dialect() == Dialect.SQLITE || writer.equals(Optional.of(node.id())))
        .filter(which)
        .filter(LivingSender::lives)
        .findFirst();
  }

  /**
   * Where its process cannot be seen, its last sign of life counts; one in a time to come was given
   * by a clock that was ahead, and tells nothing.
   */
  private static boolean lives(Registered node) {
    return node.process()
        .flatMap(SenderProcess::isRunning)
        .orElse(node.silent().abs().compareTo(Recovery.LEASE) < 0);
  }

  /** Another process delivers, and this one must not. */
  public static final class AnotherSender extends RuntimeException {
    private static final long serialVersionUID = 1;

    AnotherSender(Registered node, Path data) {
      super(
          "%s delivers from %s or gave a sign of life %s ago, though it does not hold %s: that file was removed or"
                  .formatted(who(node), data, seconds(node.silent()), SenderLock.path(data))
              + " replaced. Nothing was sent here. End that process, or wait until it has stopped"
              + " by itself, then start this one again. A further node needs a data folder of its"
              + " own");
    }

    private static String who(Registered node) {
      return node.process().map(process -> "process " + process.number()).orElse("a process");
    }

    private static String seconds(Duration silent) {
      return silent.toSeconds() == 1 ? "1 second" : silent.toSeconds() + " seconds";
    }
  }
}
