package pressrun.smtp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/** A socket with a deadline for each phase and a bound on what it reads; used by one thread. */
final class GuardedSocket extends Socket {
  /** Replies longer than this are no replies. */
  static final int REPLY_BYTES = 64 * 1024;

  private volatile long deadline;
  private volatile boolean late;
  private int left;

  GuardedSocket(Duration first) {
    arm(first, REPLY_BYTES);
  }

  /** Starts a phase: it may last so long and read so much. */
  void arm(Duration limit, int bytes) {
    left = bytes;
    deadline = System.nanoTime() + limit.toNanos();
  }

  /** Whether the deadline, not the other side, ended the connection. */
  boolean late() {
    return late;
  }

  /** Called by the watchdog; true when there is nothing left to watch. */
  boolean closeWhenLate() {
    if (isClosed()) {
      return true;
    }
    if (deadline - System.nanoTime() > 0) {
      return false;
    }
    late = true;
    try {
      close();
    } catch (IOException alreadyGone) {
      // Thrown on, it would end the rounds, and no other connection had a deadline any more.
    }
    return true;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        int next = super.read();
        counted(next < 0 ? 0 : 1);
        return next;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        counted(count);
        return count;
      }
    };
  }

  private void counted(int count) throws IOException {
    left -= Math.max(0, count);
    if (left < 0) {
      throw new IOException("a reply of more than " + REPLY_BYTES + " bytes");
    }
  }
}
