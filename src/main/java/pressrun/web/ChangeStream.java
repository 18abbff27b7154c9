package pressrun.web;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages that what they show has changed. All writing is done by one thread of its own,
 * so that a slow browser holds nobody else up.
 */
final class ChangeStream implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ChangeStream.class);

  /** A page that is gone is noticed only by writing to it. */
  private static final int HEARTBEAT_SECONDS = 15;

  private static final int GOODBYE_SECONDS = 2;

  private final Set<SseClient> pages = ConcurrentHashMap.newKeySet();
  private final AtomicLong version = new AtomicLong();
  private final String boot = UUID.randomUUID().toString();
  private final ScheduledExecutorService writer = writer();

  ChangeStream() {
    var unused =
        writer.scheduleWithFixedDelay(
            () -> pages.forEach(page -> page.sendComment("still here")),
            HEARTBEAT_SECONDS,
            HEARTBEAT_SECONDS,
            TimeUnit.SECONDS);
  }

  /** A page asks to be told; it is told the version at once, so that none is missed. */
  void open(SseClient page) {
    page.keepAlive();
    page.onClose(() -> pages.remove(page));
    pages.add(page);
    later(() -> tell(page));
  }

  void announce() {
    version.incrementAndGet();
    later(() -> pages.forEach(this::tell));
  }

  /** A change or a page that comes while the site closes is too late to matter. */
  private void later(Runnable writing) {
    try {
      writer.execute(writing);
    } catch (RejectedExecutionException closed) {
      log.debug("the site is closed");
    }
  }

  private void tell(SseClient page) {
    page.sendEvent("version", boot + "-" + version.get());
  }

  /** Gives every page its end; a browser that is too slow for that loses its connection. */
  @Override
  public void close() {
    writer.execute(() -> pages.forEach(SseClient::close));
    writer.shutdown();
    try {
      if (!writer.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static ScheduledExecutorService writer() {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, "web-changes");
          thread.setDaemon(true);
          return thread;
        });
  }
}
