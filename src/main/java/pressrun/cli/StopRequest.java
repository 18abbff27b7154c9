package pressrun.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A signal that ends the process (SIGTERM, Ctrl-C, a closed terminal) while a command works through
 * many rows: the command sees it between two portions, tells how far it came, and only then the
 * process goes.
 */
final class StopRequest implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 8;

  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread hook = new Thread(this::awaitWord, "stop");
  private volatile boolean made;

  StopRequest() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitWord() {
    made = true;
    try {
      told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isMade() {
    return made;
  }

  /** A stream that takes no more once the request is made. */
  OutputStream ending(OutputStream stream) {
    return new FilterOutputStream(stream) {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] octets, int from, int length) throws IOException {
        if (made) {
          throw new InterruptedIOException("stopped before it was whole");
        }
        out.write(octets, from, length);
      }
    };
  }

  /** Lets the process end. */
  @Override
  public void close() {
    told.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The process is ending already.
    }
  }
}
