package pressrun.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds what the connections of one visitor may cost the others: how many there are, how long each
 * may wait or be waited for, and how many requests it makes. For all threads; {@link #look} is
 * called again and again.
 */
final class ConnectionBounds implements Connection.Listener {
  private static final Logger log = LoggerFactory.getLogger(ConnectionBounds.class);
  private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

  /** RFC 9110 section 15.5 and RFC 6585 section 5. */
  private static final Set<Integer> REFUSALS = Set.of(400, 405, 408, 411, 413, 414, 415, 431, 505);

  /**
   * How much is allowed.
   *
   * @param idle without a whole request, also while one comes in byte by byte
   * @param busy for one request, with its body and until its answer is taken
   * @param busyWhenShort the same while hardly a thread is left for anybody else
   * @param perAddress connections of one address; a proxy on this machine or network may have all
   * @param requests of one connection, then it is closed
   */
  record Limits(
      Duration idle, Duration busy, Duration busyWhenShort, int perAddress, int requests) {
    static final Limits USUAL =
        new Limits(Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofSeconds(1), 50, 50);
  }

  private record Seen(long answered, boolean isBusy, long sinceNanos) {}

  private final Limits limits;
  private final Map<Connection, Seen> open = new ConcurrentHashMap<>();
  private final Map<InetAddress, AtomicInteger> ofAddress = new ConcurrentHashMap<>();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicLong toldNanos = new AtomicLong(System.nanoTime());

  ConnectionBounds(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new Seen(0, false, System.nanoTime()));
    Optional<InetAddress> address = counted(connection);
    if (address.isPresent()) {
      AtomicInteger count =
          ofAddress.computeIfAbsent(address.get(), visitor -> new AtomicInteger());
      if (count.incrementAndGet() > limits.perAddress()) {
        end(connection);
      }
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (open.remove(connection) != null) {
      counted(connection)
          .ifPresent(
              address ->
                  ofAddress.computeIfPresent(
                      address, (same, count) -> count.decrementAndGet() > 0 ? count : null));
    }
  }

  /** The address, unless it may be a proxy's. */
  private static Optional<InetAddress> counted(Connection connection) {
    return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
        ? Optional.ofNullable(remote.getAddress())
            .filter(address -> !address.isLoopbackAddress() && !address.isSiteLocalAddress())
        : Optional.empty();
  }

  /** Whether this request is the last that its connection may make. */
  boolean isLast(Connection connection) {
    return connection.getMessagesIn() >= limits.requests();
  }

  /** Ends what has taken too long. */
  void look(boolean isShortOfThreads) {
    Duration busy = isShortOfThreads ? limits.busyWhenShort() : limits.busy();
    long now = System.nanoTime();
    open.replaceAll((connection, seen) -> next(connection, seen, now));
    open.forEach(
        (connection, seen) -> {
          Duration limit = seen.isBusy() ? busy : limits.idle();
          if (now - seen.sinceNanos() > limit.toNanos()) {
            end(connection);
          }
        });
    tell(now);
  }

  private static Seen next(Connection connection, Seen seen, long now) {
    long answered = connection.getMessagesOut();
    boolean isBusy = connection.getMessagesIn() > answered;
    return answered == seen.answered() && isBusy == seen.isBusy()
        ? seen
        : new Seen(answered, isBusy, now);
  }

  private void end(Connection connection) {
    ended.incrementAndGet();
    // Not the connection's own close, which would wait for what is written on it.
    connection.getEndPoint().close();
  }

  /** Counts requests that were not understood or too large; what they said is written nowhere. */
  void answered(int status) {
    if (REFUSALS.contains(status)) {
      refused.incrementAndGet();
    }
  }

  /** A line a minute at most, whatever visitors do. */
  private void tell(long now) {
    if (now - toldNanos.get() > TOLD_EVERY.toNanos()) {
      toldNanos.set(now);
      takeCounts().ifPresent(log::warn);
    }
  }

  /** Returns the counts since the last call, in words, and begins again; empty when all are 0. */
  Optional<String> takeCounts() {
    int slow = ended.getAndSet(0);
    int wrong = refused.getAndSet(0);
    return slow + wrong == 0
        ? Optional.empty()
        : Optional.of(
            "connections of visitors that were ended, because they were too slow or too many: "
                + slow
                + "; requests that were refused, because they were not understood or too large: "
                + wrong);
  }
}
