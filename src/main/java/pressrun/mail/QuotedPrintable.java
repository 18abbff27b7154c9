package pressrun.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Quoted-printable (RFC 2045, 6.7) of a text that is encoded piece by piece: every piece starts and
 * ends at the start of a line, so pieces can be put together. No encoded line starts with a dot or
 * with {@code From}, so nothing on the way has to stuff or quote it.
 */
final class QuotedPrintable {
  private static final int LONGEST = 76;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SOFT_BREAK = {'=', '\r', '\n'};

  private byte[] out;
  private int length;
  private int column;

  private QuotedPrintable(int size) {
    out = new byte[size];
  }

  /** One piece of a text whose line ends are {@code \n}. */
  static byte[] encode(String piece) {
    QuotedPrintable encoder = new QuotedPrintable(piece.length() * 5 / 4 + 16);
    for (int at = 0; at < piece.length(); ) {
      int character = piece.codePointAt(at);
      at += Character.charCount(character);
      boolean last = at < piece.length() && piece.charAt(at) == '\n';
      encoder.add(character, last);
    }
    if (encoder.column > 0) {
      encoder.write(SOFT_BREAK);
    }
    return Arrays.copyOf(encoder.out, encoder.length);
  }

  private void write(int value) {
    if (length == out.length) {
      out = Arrays.copyOf(out, 2 * length + 16);
    }
    out[length++] = (byte) value;
  }

  private void write(byte[] values) {
    for (byte value : values) {
      write(value);
    }
  }

  private void add(int character, boolean lastOfLine) {
    if (character == '\n') {
      write('\r');
      write('\n');
      column = 0;
    } else if (literal(character, lastOfLine)) {
      room(1);
      if (column == 0 && (character == '.' || character == 'F')) {
        escape((byte) character);
      } else {
        write(character);
        column++;
      }
    } else {
      byte[] bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
      room(3 * bytes.length);
      for (byte value : bytes) {
        escape(value);
      }
    }
  }

  private static boolean literal(int character, boolean lastOfLine) {
    boolean blank = character == ' ' || character == '\t';
    return blank ? !lastOfLine : character > ' ' && character < 0x7F && character != '=';
  }

  /** A line has room for so much and for the soft break after it. */
  private void room(int needed) {
    if (column + needed > LONGEST - 1) {
      write(SOFT_BREAK);
      column = 0;
    }
  }

  private void escape(byte value) {
    write('=');
    write(HEX[(value >> 4) & 0xF]);
    write(HEX[value & 0xF]);
    column += 3;
  }
}
