package pressrun.render;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Ends a template that does not come to its end by itself: it has a thread, which is interrupted.
 */
final class RenderingTime {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private RenderingTime() {}

  static String bound(String template, Supplier<String> rendering) {
    return bound(template, rendering, LIMIT);
  }

  static String bound(String template, Supplier<String> rendering, Duration limit) {
    FutureTask<String> task = new FutureTask<>(rendering::get);
    Thread thread = new Thread(task, "typeset");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException endless) {
      thread.interrupt();
      throw TemplateFault.of(template, "it does not come to an end");
    } catch (InterruptedException stopping) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw TemplateFault.of(template, "it was interrupted");
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("filling in " + template, failure.getCause());
    }
  }
}
