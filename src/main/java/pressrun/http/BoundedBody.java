package pressrun.http;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Reads a body up to a limit. The limit counts decoded bytes; a compressed bomb stops long before
 * it, by what its bytes grow to.
 */
final class BoundedBody {
  private static final int UNSUSPECTED = 1 << 20;
  private static final int MOST_GROWTH = 100;

  private BoundedBody() {}

  /** {@code encoding} is the Content-Encoding (RFC 9110, 8.4), empty for none. */
  static byte[] read(InputStream in, String encoding, long limit) throws IOException {
    Counted sent = new Counted(in);
    InputStream decoded = decoded(sent, encoding.strip().toLowerCase(Locale.ROOT));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      copy(decoded, sent, body, limit);
    } catch (InterruptedIOException late) {
      if (body.size() == 0) {
        throw late;
      }
      throw new Refused(
          "no whole answer in time: it is too large or the server too slow, only its first "
              + body.size()
              + " bytes came");
    }
    return body.toByteArray();
  }

  private static void copy(
      InputStream decoded, Counted sent, ByteArrayOutputStream body, long limit)
      throws IOException {
    byte[] buffer = new byte[16 << 10];
    for (int read = decoded.read(buffer); read >= 0; read = decoded.read(buffer)) {
      long size = (long) body.size() + read;
      if (size > limit) {
        throw new Refused("the answer is larger than " + limit + " bytes");
      }
      if (size > UNSUSPECTED && size / MOST_GROWTH > sent.count) {
        throw new Refused("the answer unpacks to more than 100 times its size, as a bomb does");
      }
      body.write(buffer, 0, read);
    }
  }

  private static InputStream decoded(InputStream sent, String encoding) throws IOException {
    return switch (encoding) {
      case "", "identity" -> sent;
      case "gzip", "x-gzip" -> new GZIPInputStream(sent);
      default ->
          throw new Refused(
              "the answer is encoded as \"" + encoding + "\", only gzip was asked for");
    };
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }

  /** The body is not one that is taken; the message is for the operator. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String why) {
      super(why);
    }
  }
}
