package pressrun.cli;

import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when one of its threads dies of a fault: without that thread it would look alive
 * and do nothing. Whatever watches the process starts it again; nothing is lost by such an end.
 */
final class EndAtFault implements Thread.UncaughtExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(EndAtFault.class);

  private final Output error;
  private final IntConsumer end;

  EndAtFault(Output error, IntConsumer end) {
    this.error = error;
    this.end = end;
  }

  /** For every thread of this process, those of libraries too. */
  static void ofThisProcess(Output error) {
    Thread.setDefaultUncaughtExceptionHandler(
        // No orderly end: it could wait for the very thread that is gone.
        new EndAtFault(error, Runtime.getRuntime()::halt));
  }

  @Override
  public void uncaughtException(Thread thread, Throwable fault) {
    try {
      log.error("the thread {} died", thread.getName(), fault);
      error.println(
          "pressrun: the thread \"%s\" died of a fault (%s); the process ends, to be started again"
              .formatted(thread.getName(), fault));
      error.flush();
    } finally {
      end.accept(ExitCode.ENDED_BY_FAULT);
    }
  }
}
