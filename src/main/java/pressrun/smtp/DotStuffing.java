package pressrun.smtp;

import java.io.IOException;
import java.io.OutputStream;

/** Transparency (RFC 5321, 4.5.2): a line that starts with a dot gets a second one. */
final class DotStuffing {
  private DotStuffing() {}

  /** Writes a message whose lines end in CRLF, without the final dot. */
  static void write(byte[] message, OutputStream out) throws IOException {
    int from = 0;
    for (int i = 0; i < message.length; i++) {
      boolean lineStart = i == 0 || message[i - 1] == '\n';
      if (message[i] == '.' && lineStart) {
        out.write(message, from, i - from);
        out.write('.');
        from = i;
      }
    }
    out.write(message, from, message.length - from);
    if (message.length == 0 || message[message.length - 1] != '\n') {
      out.write('\r');
      out.write('\n');
    }
  }
}
