package pressrun.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes the replies out of what a relay sends; several may come at once. How much one may have is
 * bounded by the {@link GuardedSocket} below. For one thread.
 */
final class ReplyStream {
  private static final int CODE = 3;

  private final InputStream in;
  private byte[] bytes = new byte[1_024];
  private int begin;
  private int end;

  ReplyStream(InputStream in) {
    this.in = in;
  }

  /**
   * The next reply with all its lines; a byte is a character.
   *
   * @throws IOException when the connection ends before
   */
  String next() throws IOException {
    int length = line(0);
    int last = 0;
    while (length - last > CODE && bytes[begin + last + CODE] == '-') {
      last = length;
      length = line(last);
    }
    String reply = new String(bytes, begin, length, StandardCharsets.ISO_8859_1);
    begin += length;
    return reply;
  }

  /** Where the line ends that begins so far behind the reply's begin; its line feed is in it. */
  private int line(int offset) throws IOException {
    int at = offset;
    while (true) {
      if (begin + at == end) {
        more();
      }
      if (bytes[begin + at++] == '\n') {
        return at;
      }
    }
  }

  private void more() throws IOException {
    if (begin > 0) {
      System.arraycopy(bytes, begin, bytes, 0, end - begin);
      end -= begin;
      begin = 0;
    }
    if (end == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * end);
    }
    int count = in.read(bytes, end, bytes.length - end);
    if (count < 0) {
      throw new EOFException("the connection ended without a reply");
    }
    end += count;
  }
}
