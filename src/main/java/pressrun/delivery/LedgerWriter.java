package pressrun.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import pressrun.database.Database;
import pressrun.database.Transaction;

/**
 * Group commit: one thread takes the marks and outcomes of all connections and commits them
 * together, as many as are waiting; the busier, the larger the group.
 */
final class LedgerWriter implements AutoCloseable {
  private static final int LARGEST_GROUP = 200;

  private final Database database;
  private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;

  private record Entry(Function<Transaction, Boolean> work, CompletableFuture<Boolean> committed) {}

  LedgerWriter(Database database) {
    this.database = database;
    this.thread = new Thread(this::run, "ledger");
    thread.start();
  }

  /** Does {@code work} in the next group; returns when that is committed. */
  boolean commit(Function<Transaction, Boolean> work) {
    Entry entry = new Entry(work, new CompletableFuture<>());
    waiting.add(entry);
    return entry.committed().join();
  }

  private void run() {
    List<Entry> group = new ArrayList<>();
    try {
      while (true) {
        group.add(waiting.take());
        waiting.drainTo(group, LARGEST_GROUP - 1);
        commit(group);
        group.clear();
      }
    } catch (InterruptedException closed) {
      waiting.forEach(entry -> entry.committed().completeExceptionally(closed));
    }
  }

  private void commit(List<Entry> group) {
    try {
      List<Boolean> results =
          database.inTransaction(
              transaction -> group.stream().map(entry -> entry.work().apply(transaction)).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).committed().complete(results.get(i));
      }
    } catch (RuntimeException failure) {
      group.forEach(entry -> entry.committed().completeExceptionally(failure));
    }
  }

  /** Call it when nobody commits any more. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
