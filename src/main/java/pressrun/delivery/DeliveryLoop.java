package pressrun.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.smtp.RateLimiter;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.RelayUsageStore;

/**
 * Delivers what stands in the ledger until it is closed: claims on one thread, sends on one per
 * connection. Only the holder of the {@link SenderLock} runs it; started again after any end, it
 * goes on where it was.
 */
public final class DeliveryLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeliveryLoop.class);
  private static final String NODE = "sender";
  private static final Duration IDLE = Duration.ofMillis(200);

  private final DeliveryDesk desk;
  private final DeliveryStore deliveries;
  private final LedgerStore store;
  private final LedgerWriter writer;
  private final Journal journal;
  private final Outbox outbox = new Outbox();
  private final List<Thread> threads = new ArrayList<>();

  private DeliveryLoop(DeliveryDesk desk, LedgerStore store, LedgerWriter writer, Journal journal) {
    this.desk = desk;
    this.deliveries = new DeliveryStore(desk.database(), desk.editions(), desk.clock());
    this.store = store;
    this.writer = writer;
    this.journal = journal;
  }

  /** Puts right what was left by the last sender, then starts. */
  public static DeliveryLoop start(
      DeliveryDesk desk,
      MessageSource messages,
      List<RelaySettings> relays,
      DeliverySettings settings) {
    Path file = desk.data().resolve("outcomes.journal");
    new RecoveryStore(desk.database(), desk.clock(), settings).recover(NODE, Journal.read(file));
    Journal journal = Journal.open(file);
    journal.clear();
    LedgerStore store = new LedgerStore(desk.database(), desk.clock(), NODE);
    LedgerWriter writer = new LedgerWriter(desk.database());
    DeliveryLoop loop = new DeliveryLoop(desk, store, writer, journal);
    RetryPolicy policy = new RetryPolicy(settings, desk.clock(), RandomGenerator.getDefault());
    loop.startThreads(messages, relays, new Ledger(desk, store, writer, journal, policy));
    return loop;
  }

  private void startThreads(MessageSource messages, List<RelaySettings> relays, Ledger ledger) {
    RelayUsageStore usage = new RelayUsageStore(desk.database());
    for (RelaySettings relay : relays) {
      RateLimiter rate = new RateLimiter(relay, usage, desk.clock());
      Route route = new Route(relay, rate, new Breaker(desk.clock()), desk.alerts());
      for (int i = 1; i <= relay.connections(); i++) {
        Courier courier = new Courier(route, outbox, messages, ledger, desk.clock());
        threads.add(new Thread(courier, "relay-" + relay.name() + "-" + i));
      }
    }
    threads.add(new Thread(this::claim, "claim"));
    threads.forEach(Thread::start);
  }

  private void claim() {
    boolean ends = false;
    while (!ends) {
      try {
        ends = outbox.rest(claimOnce() ? Duration.ZERO : IDLE);
      } catch (InterruptedException stopped) {
        ends = true;
      } catch (RuntimeException failure) {
        log.error("claiming deliveries", failure);
        desk.alerts().raise("delivery", "Claiming deliveries fails: " + failure.getMessage());
        ends = restAfterFailure();
      }
    }
  }

  private boolean restAfterFailure() {
    try {
      return outbox.rest(Duration.ofSeconds(1));
    } catch (InterruptedException stopped) {
      return true;
    }
  }

  /** True when there may be more at once. */
  private boolean claimOnce() {
    desk.editions()
        .in(EditionState.FROZEN)
        .forEach(
            edition ->
                desk.editions().move(edition.id(), EditionState.FROZEN, EditionState.SENDING));
    List<Edition> sending = desk.editions().in(EditionState.SENDING);
    if (sending.isEmpty()) {
      return false;
    }
    store.resendUncertain();
    int room = outbox.room();
    List<Claim> claims = room == 0 ? List.of() : store.claim(room);
    outbox.put(claims);
    if (claims.isEmpty() && room > 0) {
      sending.forEach(this::finish);
    }
    return !claims.isEmpty();
  }

  private void finish(Edition edition) {
    if (deliveries.queued(edition.id()) && deliveries.tally(edition.id()).open() == 0) {
      desk.editions().move(edition.id(), EditionState.SENDING, EditionState.SENT);
    }
  }

  /** Finishes what is in flight, gives the rest back, and returns when all threads have ended. */
  @Override
  public void close() {
    outbox.close();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    store.release(outbox.remaining());
    desk.editions().in(EditionState.SENDING).forEach(this::finish);
    writer.close();
    journal.close();
  }
}
