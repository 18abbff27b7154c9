package pressrun.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are put one after another; for one thread. */
final class Bytes {
  private byte[] bytes;
  private int length;

  Bytes(int expected) {
    bytes = new byte[expected];
  }

  Bytes add(byte[] more) {
    if (length + more.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more.length, bytes.length * 2));
    }
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  Bytes add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  int length() {
    return length;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }
}
