package pressrun.web;

import io.javalin.http.sse.SseClient;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
  private final BlockingQueue<Runnable> toWrite = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::run, "web-changes");
  private volatile boolean open = true;

  ChangeStream() {
    writer.setDaemon(true);
    writer.start();
  }

  private void run() {
    try {
      while (open) {
        Optional.ofNullable(toWrite.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS))
            .orElse(() -> toEach(page -> page.sendComment("still here")))
            .run();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void toEach(Consumer<SseClient> writing) {
    pages.removeIf(page -> !isWritten(page, writing));
  }

  private static boolean isWritten(SseClient page, Consumer<SseClient> writing) {
    try {
      writing.accept(page);
      return true;
    } catch (RuntimeException broken) {
      log.debug("a page that listened is gone", broken);
      return false;
    }
  }

  /** A page asks to be told; it is told the version at once, so that none is missed. */
  void open(SseClient page) {
    page.keepAlive();
    page.onClose(() -> pages.remove(page));
    pages.add(page);
    toWrite.add(() -> toEach(this::tell));
  }

  void announce() {
    version.incrementAndGet();
    toWrite.add(() -> toEach(this::tell));
  }

  private void tell(SseClient page) {
    page.sendEvent("version", boot + "-" + version.get());
  }

  /** Gives every page its end; a browser that is too slow for that loses its connection. */
  @Override
  public void close() {
    toWrite.add(
        () -> {
          open = false;
          toEach(SseClient::close);
        });
    try {
      writer.join(TimeUnit.SECONDS.toMillis(GOODBYE_SECONDS));
      writer.interrupt();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
