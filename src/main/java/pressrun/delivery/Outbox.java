package pressrun.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Claimed deliveries on their way to the connections, and the sign that sending ends. */
final class Outbox {
  private static final int CAPACITY = 200;
  private static final long LONGEST_REST = 1000;

  private final BlockingQueue<Claim> claims = new ArrayBlockingQueue<>(CAPACITY);
  private final CountDownLatch closing = new CountDownLatch(1);

  int room() {
    return claims.remainingCapacity();
  }

  void put(List<Claim> claimed) {
    claims.addAll(claimed);
  }

  /** The next delivery; none when there is nothing for a moment. */
  Optional<Claim> take() throws InterruptedException {
    return Optional.ofNullable(claims.poll(100, TimeUnit.MILLISECONDS));
  }

  void close() {
    closing.countDown();
  }

  boolean closing() {
    return closing.getCount() == 0;
  }

  /** Waits, a second at most; true when sending ends. */
  boolean rest(Duration pause) throws InterruptedException {
    return closing.await(Math.min(pause.toMillis(), LONGEST_REST), TimeUnit.MILLISECONDS);
  }

  /** What nobody has worked on. */
  List<Claim> remaining() {
    List<Claim> left = new ArrayList<>();
    claims.drainTo(left);
    return left;
  }
}
