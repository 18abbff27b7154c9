package pressrun.testing;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Notes that a message is accepted before the other side can know it. */
final class AcceptanceNote extends FilterOutputStream {
  private final Runnable accepted;

  AcceptanceNote(OutputStream out, Runnable accepted) {
    super(out);
    this.accepted = accepted;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    if (new String(bytes, StandardCharsets.ISO_8859_1).startsWith("25")) {
      accepted.run();
    }
    out.write(bytes);
  }
}
