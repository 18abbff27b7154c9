package pressrun.cli;

import java.util.concurrent.CountDownLatch;
import pressrun.app.Dispatch;
import pressrun.app.OrderlyEnd;

/**
 * A command that delivers itself, told to stop (SIGTERM, Ctrl-C): what is on its way is finished,
 * the rest given back, and that is said. In a thread that Java starts when it ends.
 */
final class OrderlyStop implements AutoCloseable {
  private final Thread hook;

  OrderlyStop(Dispatch dispatch, Console console) {
    hook =
        new Thread(
            () -> {
              CountDownLatch closed = new CountDownLatch(1);
              Thread closing = new Thread(() -> close(dispatch, closed), "stopping");
              closing.setDaemon(true);
              closing.start();
              OrderlyEnd.await(closed);
              console.warn(
                  "%nStopped. What was on its way is finished. To go on with the rest: pressrun send");
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void close(Dispatch dispatch, CountDownLatch closed) {
    try {
      dispatch.close();
    } finally {
      closed.countDown();
    }
  }

  /** It came to its end by itself. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // Then the hook does what is to be done.
    }
  }
}
