package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pressrun.smtp.Dialer;
import pressrun.smtp.RateLimiter;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.RelayUsageStore;

/**
 * Delivers what stands in the ledger until it is closed: a thread that claims, one that writes the
 * ledger, and one for each connection. Only the holder of the {@link SenderLock} runs it; started
 * again after any end, it goes on where it was.
 */
public final class DeliveryLoop implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(8);
  private static final long LOOK_MILLIS = 50;

  private final DeliveryDesk desk;
  private final SenderLock lock;
  private final LedgerStore ledger;
  private final Upkeep upkeep;
  private final Workshop shop;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Dispatcher dispatcher;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Courier> couriers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private boolean closed;

  private DeliveryLoop(
      DeliveryDesk desk,
      SenderLock lock,
      LedgerStore ledger,
      Upkeep upkeep,
      Workshop shop,
      ClockWatch clocks) {
    this.desk = desk;
    this.lock = lock;
    this.ledger = ledger;
    this.upkeep = upkeep;
    this.shop = shop;
    this.dispatcher = new Dispatcher(desk, shop, lanes, upkeep, clocks, stop);
  }

  /**
   * Puts in order what an earlier process left, then delivers in threads of its own.
   *
   * @throws LivingSender.AnotherSender when a process delivers all the same
   */
  public static DeliveryLoop start(
      DeliveryDesk given,
      SenderLock lock,
      MessageSource messages,
      List<RelaySettings> relays,
      DeliverySettings settings) {
    LedgerClock clock = new LedgerClock(given.clock(), given.steady());
    DeliveryDesk desk = given.with(clock);
    ClockWatch clocks = new ClockWatch(clock, desk);
    LedgerStore ledger = new LedgerStore(desk.database().dialect());
    RetryPolicy policy = new RetryPolicy(settings);
    Recovery recovery = new Recovery(desk.database(), ledger, policy, clock);
    Upkeep upkeep = new Upkeep(desk, recovery, settings, clocks);
    new RestoreGuard(desk.database(), desk.data()).refuseInDoubt();
    new LivingSender(desk.database(), desk.data()).enter(lock, upkeep.node());
    Journal journal = Journal.open(desk.data());
    upkeep.begin(journal);
    DomainGate gate = new DomainGate(settings.domains());
    LedgerWriter writer = new LedgerWriter(desk.database(), ledger, journal, gate, lock, clock);
    NodeAlerts alerts = new NodeAlerts(desk.database(), desk.alerts(), upkeep.node());
    Workshop shop =
        new Workshop(
            messages,
            new Dialer(settings.limits()),
            writer,
            journal,
            policy,
            new Consequences(
                desk, messages, writer, alerts, new EditionWatch(desk, alerts, settings.expiry())),
            new DomainLimits(
                settings.domains(), gate, new RelayUsageStore(desk.database()), desk.steady()),
            new Bell(),
            clock);
    DeliveryLoop loop = new DeliveryLoop(desk, lock, ledger, upkeep, shop, clocks);
    loop.startThreads(relays, settings.patience(), gate);
    return loop;
  }

  private void startThreads(List<RelaySettings> relays, Patience patience, DomainGate gate) {
    RelayUsageStore usage = new RelayUsageStore(desk.database());
    Clock steady = desk.steady();
    shop.consequences().endAbandoned();
    upkeep.forgetRests();
    PipeliningStore pipelining = new PipeliningStore(desk.database());
    for (RelaySettings declared : relays) {
      RelaySettings relay = pipelining.remembered(declared, desk.clock().instant());
      Lane lane =
          new Lane(
              relay,
              new RateLimiter(relay.name(), relay.limits().rates(), usage, steady),
              gate,
              patience,
              steady);
      lanes.add(lane);
      for (int i = 0; i < relay.connections(); i++) {
        Courier courier = new Courier(lane, i, shop, stop);
        couriers.add(courier);
        threads.add(new Thread(courier, "relay-" + relay.name() + "-" + (i + 1)));
      }
    }
    threads.add(new Thread(dispatcher, "claim"));
    shop.writer().start();
    threads.forEach(Thread::start);
  }

  /** How many rows of a relay can be committed to and unanswered at one moment. */
  public static int marked(RelaySettings relay) {
    return relay.connections() * Math.max(relay.limits().window(), 1 + Pace.MOST_AHEAD);
  }

  /** Why the loop stopped by itself; empty while it delivers. */
  public Optional<String> trouble() {
    return lock.trouble();
  }

  /** Something was enqueued: it is looked at now and not in a moment. */
  public void wake() {
    shop.bell().ring();
  }

  /** Waits until nothing of the edition is left to be done by itself, or the loop is closed. */
  public void awaitSettled(long edition) throws InterruptedException {
    boolean stopped = false;
    while (!stopped && desk.database().read(reading -> ledger.isOpen(reading, edition))) {
      stopped = stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Finishes the messages in flight, gives the rest back, and returns when all threads have ended;
   * a relay that does not answer is not waited for longer than a container's stop allows.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    stop.countDown();
    shop.bell().ring();
    lanes.forEach(shop::giveBack);
    if (!ended()) {
      couriers.forEach(Courier::abort);
      ended();
    }
    lanes.forEach(shop::giveBack);
    shop.writer().close();
    dispatcher.finish();
    dispatcher.watch();
    shop.journal().close();
    upkeep.end(shop.journal());
    shop.dialer().close();
  }

  private boolean ended() {
    long deadline = System.nanoTime() + GRACE.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return threads.stream().noneMatch(Thread::isAlive);
  }
}
