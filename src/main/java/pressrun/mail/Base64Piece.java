package pressrun.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import pressrun.dkim.Stretch;

/**
 * A piece of a text in base64 (RFC 2045, 6.8). Three bytes make four characters, and what stands
 * before the piece may have left one or two bytes over: it is encoded once for each number of bytes
 * that it may have to lend.
 */
final class Base64Piece {
  private static final int LENT_AT_MOST = 2;
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(76, LINE_END);

  private final byte[] plain;
  private final Stretch[] encoded = new Stretch[LENT_AT_MOST + 1];

  Base64Piece(String text) {
    plain = text.getBytes(StandardCharsets.UTF_8);
    for (int lent = 0; lent <= Math.min(LENT_AT_MOST, plain.length); lent++) {
      byte[] whole = Arrays.copyOfRange(plain, lent, plain.length - left(lent));
      encoded[lent] = new Stretch(lines(whole));
    }
  }

  private int left(int lent) {
    return (plain.length - lent) % 3;
  }

  /** What is left over before the piece goes in, and what is left over after it comes back. */
  byte[] write(byte[] leftBefore, Bytes out) {
    int lent = (3 - leftBefore.length) % 3;
    if (plain.length < lent) {
      return joined(leftBefore, plain, plain.length);
    }
    if (lent > 0) {
      out.add(lines(joined(leftBefore, plain, lent)));
    }
    out.add(encoded[lent]);
    return Arrays.copyOfRange(plain, plain.length - left(lent), plain.length);
  }

  /** The end of a text: what is left over, with padding. */
  static void end(byte[] left, Bytes out) {
    out.add(lines(left));
  }

  private static byte[] joined(byte[] first, byte[] second, int length) {
    byte[] joined = Arrays.copyOf(first, first.length + length);
    System.arraycopy(second, 0, joined, first.length, length);
    return joined;
  }

  private static byte[] lines(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    byte[] lines = ENCODER.encode(bytes);
    byte[] ended = Arrays.copyOf(lines, lines.length + LINE_END.length);
    System.arraycopy(LINE_END, 0, ended, lines.length, LINE_END.length);
    return ended;
  }
}
