package pressrun.web;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells open pages that what they show has changed. All writing is done by one thread of its own,
 * so that a slow browser holds nobody else up.
 */
final class ChangeStream implements AutoCloseable {
  /** A page that is gone is noticed only by writing to it. */
  private static final int HEARTBEAT_SECONDS = 15;

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
    writer.execute(() -> tell(page));
  }

  void announce() {
    version.incrementAndGet();
    writer.execute(() -> pages.forEach(this::tell));
  }

  private void tell(SseClient page) {
    page.sendEvent("version", boot + "-" + version.get());
  }

  @Override
  public void close() {
    writer.shutdownNow();
    pages.forEach(SseClient::close);
  }

  private static ScheduledExecutorService writer() {
    ScheduledThreadPoolExecutor writer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "web-changes");
              thread.setDaemon(true);
              return thread;
            });
    writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return writer;
  }
}
