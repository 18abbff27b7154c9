package pressrun.smtp;

import java.util.Arrays;
import pressrun.mail.Bytes;
import pressrun.mail.Message;

/**
 * A message as it goes over the wire: dot-stuffed (RFC 5321, 4.5.2), without the final dot.
 *
 * @param eightBit whether a byte above 127 stands in it
 */
record Wire(Bytes content, boolean eightBit) {
  static final String DOT_LINE = ".\r\n";

  /**
   * Stuffs a message.
   *
   * @throws UnsendableMessage for a bare CR or LF, which servers understand differently
   */
  static Wire of(Message message) {
    return message.form() == Message.Form.ANY
        ? stuffed(message)
        : new Wire(message.content(), message.form() == Message.Form.INTERNATIONAL);
  }

  int length() {
    return content.length();
  }

  private static Wire stuffed(Message message) {
    byte[] in = message.bytes();
    byte[] out = new byte[in.length + in.length / 64 + 16];
    int length = 0;
    int seen = 0;
    byte before = '\n';
    byte beforeThat = '\r';
    for (byte next : in) {
      boolean newLine = before == '\n';
      if (next == '\n' ? before != '\r' : before == '\r') {
        throw new UnsendableMessage("a bare CR or LF in message " + message.messageId());
      }
      if (newLine && beforeThat == '\r' && next == '.') {
        out = roomy(out, length);
        out[length++] = '.';
      }
      out = roomy(out, length);
      out[length++] = next;
      seen |= next;
      beforeThat = before;
      before = next;
    }
    if (before != '\n') {
      throw new UnsendableMessage("no line end after message " + message.messageId());
    }
    return new Wire(Bytes.of(Arrays.copyOf(out, length)), seen < 0);
  }

  private static byte[] roomy(byte[] out, int length) {
    return length < out.length ? out : Arrays.copyOf(out, out.length * 2);
  }
}
