package pressrun.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a body up to a limit; the limit counts decoded bytes, so a compressed bomb stops there too.
 */
final class BoundedBody {
  private BoundedBody() {}

  static byte[] read(InputStream in, long limit) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 << 10];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (body.size() + read > limit) {
        throw new TooLarge(limit);
      }
      body.write(buffer, 0, read);
    }
    return body.toByteArray();
  }

  /** The body is larger than allowed. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge(long limit) {
      super("the answer is larger than " + (limit >> 20) + " MiB");
    }
  }
}
