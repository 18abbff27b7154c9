package pressrun.cli;

import pressrun.app.Dispatch;

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
              dispatch.close();
              console.warn(
                  "%nStopped. What was on its way is finished. To go on with the rest: pressrun send");
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
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
