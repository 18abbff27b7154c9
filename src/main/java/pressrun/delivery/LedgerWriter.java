package pressrun.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.database.Database;
import pressrun.database.KeptConnection;
import pressrun.database.Reason;
import pressrun.database.Transaction;

/**
 * The one thread of a process that writes the ledger: what comes within a moment is committed
 * together, or at once when somebody waits for it. May be asked by all threads.
 */
final class LedgerWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LedgerWriter.class);
  private static final int GROUP = 1_000;
  private static final long GATHER_NANOS = 8_000_000;
  private static final int LAST_TRIES = 3;
  private static final long PAUSE_MILLIS = 1_000;

  private final Database database;
  private final KeptConnection connection;
  private final LedgerStore ledger;
  private final Journal journal;
  private final DomainGate gate;
  private final SenderLock lock;
  private final Clock clock;
  private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
  private final AtomicBoolean hurried = new AtomicBoolean();
  private final List<Settled> unsettled = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "ledger-writer");

  LedgerWriter(
      Database database,
      LedgerStore ledger,
      Journal journal,
      DomainGate gate,
      SenderLock lock,
      Clock clock) {
    this.lock = lock;
    this.gate = gate;
    this.database = database;
    this.connection = database.keep();
    this.ledger = ledger;
    this.journal = journal;
    this.clock = clock;
  }

  private sealed interface Request {
    record ToMark(Mark mark, CompletableFuture<Boolean> taken) implements Request {}

    record ToSettle(Settled settled) implements Request {}

    record ToDo(Work<?> work) implements Request {}

    record Stop() implements Request {}
  }

  private record Work<T>(Function<Transaction, T> task, CompletableFuture<T> result) {
    Runnable in(Transaction transaction) {
      T done = task.apply(transaction);
      return () -> result.complete(done);
    }
  }

  void start() {
    thread.start();
  }

  /** True once the commit to the dot is durable; false or failed, and there must be no dot. */
  CompletableFuture<Boolean> mark(Mark mark) {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    waiting.add(new Request.ToMark(mark, taken));
    return taken;
  }

  /** Is kept and tried again when the database is away. */
  void settle(Settled settled) {
    gate.leave(settled.claim());
    waiting.add(new Request.ToSettle(settled));
  }

  /** Does something else in the next group's transaction. */
  <T> CompletableFuture<T> inTurn(Function<Transaction, T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    waiting.add(new Request.ToDo(new Work<>(task, result)));
    hurry();
    return result;
  }

  /**
   * Does something in turn, again until it is committed; lost with the process.
   *
   * @param then what follows, in the writer's thread
   */
  <T> void insist(Function<Transaction, T> task, Consumer<T> then) {
    var unused =
        inTurn(task)
            .handle(
                (done, failure) -> {
                  if (failure == null) {
                    then.accept(done);
                  } else {
                    insist(task, then);
                  }
                  return done;
                });
  }

  /** Somebody waits for what he asked for. */
  void hurry() {
    if (!hurried.getAndSet(true)) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    try (connection) {
      write();
    }
  }

  private void write() {
    boolean stop = false;
    int failures = 0;
    while (!stop || (!unsettled.isEmpty() && failures < LAST_TRIES)) {
      List<Request> group = next();
      stop = stop || group.stream().anyMatch(Request.Stop.class::isInstance);
      try {
        commit(group);
        failures = 0;
      } catch (RuntimeException failure) {
        failures++;
        log.warn("the ledger cannot be written, trying again: {}", Reason.of(failure));
        giveUp(group, failure);
        pause();
      }
    }
  }

  private List<Request> next() {
    List<Request> group = new ArrayList<>();
    try {
      if (unsettled.isEmpty()) {
        group.add(waiting.take());
      }
    } catch (InterruptedException nobodyInterruptsThis) {
      Thread.currentThread().interrupt();
    }
    if (!hurried.get()) {
      LockSupport.parkNanos(GATHER_NANOS);
    }
    hurried.set(false);
    waiting.drainTo(group, GROUP);
    for (Request request : group) {
      if (request instanceof Request.ToSettle settle) {
        unsettled.add(settle.settled());
      }
    }
    return group;
  }

  /** Whether this process may still deliver; once it may not, no further dot goes out. */
  boolean isEntitled() {
    boolean held = lock.isHeld();
    if (!held) {
      journal.halt();
    }
    return held;
  }

  private void commit(List<Request> group) {
    List<Request.ToMark> asked = only(group, Request.ToMark.class);
    boolean entitled = isEntitled();
    List<Request.ToMark> marks = entitled ? asked : List.of();
    if (!entitled) {
      asked.forEach(mark -> mark.taken().complete(false));
    }
    Instant now = clock.instant();
    List<Runnable> after =
        connection.inTransaction(
            transaction -> {
              List<Runnable> results = new ArrayList<>();
              if (!unsettled.isEmpty()) {
                ledger.settle(transaction, unsettled, now);
              }
              if (!marks.isEmpty()) {
                results.addAll(mark(transaction, marks, now));
              }
              for (Request.ToDo todo : only(group, Request.ToDo.class)) {
                results.add(todo.work().in(transaction));
              }
              return results;
            });
    journal.told(unsettled, database::checkpoint);
    unsettled.clear();
    after.forEach(Runnable::run);
  }

  private List<Runnable> mark(Transaction transaction, List<Request.ToMark> marks, Instant now) {
    List<Boolean> taken =
        ledger.mark(transaction, marks.stream().map(Request.ToMark::mark).toList(), now);
    List<Runnable> results = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      CompletableFuture<Boolean> asked = marks.get(i).taken();
      Boolean answer = taken.get(i);
      results.add(() -> asked.complete(answer));
    }
    return results;
  }

  private static void giveUp(List<Request> group, RuntimeException failure) {
    only(group, Request.ToMark.class).forEach(mark -> mark.taken().completeExceptionally(failure));
    only(group, Request.ToDo.class)
        .forEach(todo -> todo.work().result().completeExceptionally(failure));
  }

  private static <T> List<T> only(List<Request> group, Class<T> kind) {
    return group.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException nobodyInterruptsThis) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes what is still waiting; what cannot be written stands in the journal. */
  @Override
  public void close() {
    waiting.add(new Request.Stop());
    hurry();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
