package pressrun.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import pressrun.config.Settings;
import pressrun.database.DatabaseClock;
import pressrun.database.Dialect;
import pressrun.delivery.DeliveryDesk;
import pressrun.delivery.DeliveryLoop;
import pressrun.delivery.SenderLock;
import pressrun.inbox.Inbox;
import pressrun.smtp.RelaySettings;

/** The running sender: its lock, the built-in inbox when no relay is declared, and the loop. */
public final class Dispatch implements AutoCloseable {
  private final SenderLock lock;
  private final Optional<Inbox> inbox;
  private final DeliveryLoop loop;

  private Dispatch(SenderLock lock, Optional<Inbox> inbox, DeliveryLoop loop) {
    this.lock = lock;
    this.inbox = inbox;
    this.loop = loop;
  }

  /** None when another process delivers already; then it delivers what stands in the ledger. */
  public static Optional<Dispatch> start(Pressrun pressrun) {
    try {
      return SenderLock.acquire(pressrun.home().data()).map(lock -> start(pressrun, lock));
    } catch (IOException failure) {
      throw new UncheckedIOException("taking the sender's lock", failure);
    }
  }

  /** True while another process delivers from the same data folder, as every serve does. */
  public static boolean isRunningElsewhere(Pressrun pressrun) {
    try {
      Optional<SenderLock> lock = SenderLock.acquire(pressrun.home().data());
      lock.ifPresent(Dispatch::release);
      return lock.isEmpty();
    } catch (IOException failure) {
      throw new UncheckedIOException("taking the sender's lock", failure);
    }
  }

  private static Dispatch start(Pressrun pressrun, SenderLock lock) {
    try {
      return startHolding(pressrun, lock);
    } catch (RuntimeException failure) {
      release(lock);
      throw failure;
    }
  }

  private static Dispatch startHolding(Pressrun pressrun, SenderLock lock) {
    pressrun.restoreGuard().refuseInDoubt();
    Settings settings = pressrun.settings();
    Optional<Inbox> inbox =
        settings.relays().isEmpty()
            ? Optional.of(inbox(pressrun, settings.inboxPort()))
            : Optional.empty();
    try {
      return new Dispatch(lock, inbox, loop(pressrun, lock, inbox));
    } catch (RuntimeException failure) {
      inbox.ifPresent(Inbox::close);
      throw failure;
    }
  }

  private static DeliveryLoop loop(Pressrun pressrun, SenderLock lock, Optional<Inbox> inbox) {
    Settings settings = pressrun.settings();
    List<RelaySettings> relays =
        inbox.map(started -> List.of(toInbox(started))).orElse(settings.relays());
    pressrun.freezer().completeLedger();
    Clock clock = ledgerClock(pressrun);
    DeliveryDesk desk =
        new DeliveryDesk(
            pressrun.database(),
            pressrun.editions(),
            pressrun.suppressions(),
            pressrun.alerts(),
            pressrun.home().data(),
            clock,
            new SteadyClock(clock.instant(), System::nanoTime));
    return DeliveryLoop.start(desk, lock, pressrun.messages(), relays, settings.delivery());
  }

  /** Nodes on one server agree on its time, whatever their machines' clocks say. */
  private static Clock ledgerClock(Pressrun pressrun) {
    return pressrun.database().dialect() == Dialect.POSTGRESQL
        ? new DatabaseClock(pressrun.database())
        : pressrun.clock();
  }

  /** What it keeps is full of readers' addresses. */
  static Inbox inbox(Pressrun pressrun, int port) {
    try {
      DataFolder.make(pressrun.home().inbox());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot make the inbox's folder", failure);
    }
    return Inbox.start(port, pressrun.home().inbox(), pressrun.clock());
  }

  static RelaySettings toInbox(Inbox inbox) {
    return new RelaySettings(
        "inbox",
        "127.0.0.1",
        inbox.port(),
        RelaySettings.Tls.NONE,
        Optional.empty(),
        RelaySettings.Limits.of(4),
        OptionalInt.empty(),
        true,
        Optional.empty(),
        List.of());
  }

  /** Why it stopped by itself; empty while it delivers. */
  public Optional<String> trouble() {
    return loop.trouble();
  }

  public Optional<Integer> inboxPort() {
    return inbox.map(Inbox::port);
  }

  @Override
  public void close() {
    loop.close();
    inbox.ifPresent(Inbox::close);
    release(lock);
  }

  private static void release(SenderLock lock) {
    try {
      lock.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("giving the sender's lock back", failure);
    }
  }
}
