package pressrun.dkim;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;

/** What a signature forgives of changes on the way (RFC 6376, 3.4). */
enum Canonicalization {
  SIMPLE {
    @Override
    String field(HeaderField field) {
      return field.whole();
    }

    @Override
    void body(byte[] message, int from, MessageDigest digest) {
      int end = message.length;
      while (end - 2 >= from && lineEnd(message, end - 2)) {
        end -= 2;
      }
      digest.update(message, from, end - from);
      digest.update(LINE_END);
    }
  },

  RELAXED {
    @Override
    String field(HeaderField field) {
      return field.name().toLowerCase(Locale.ROOT) + ":" + oneSpaced(field.value()) + "\r\n";
    }

    @Override
    void body(byte[] message, int from, MessageDigest digest) {
      byte[] body = Arrays.copyOfRange(message, from, message.length);
      new RelaxedBody(digest).add(new Stretch(body)).end();
    }
  };

  static final byte[] LINE_END = {'\r', '\n'};

  /** With its line end. */
  abstract String field(HeaderField field);

  /**
   * Digests a body.
   *
   * @param from where the body begins
   */
  abstract void body(byte[] message, int from, MessageDigest digest);

  static boolean lineEnd(byte[] message, int at) {
    return at + 1 < message.length && message[at] == '\r' && message[at + 1] == '\n';
  }

  /** Unfolded, without blanks at the ends, and with one space for any others. */
  private static String oneSpaced(String value) {
    char[] text = new char[value.length()];
    int length = 0;
    boolean blank = false;
    for (int at = 0; at < value.length(); at++) {
      char character = value.charAt(at);
      if (character == ' ' || character == '\t') {
        blank = length > 0;
      } else if (character != '\r' && character != '\n') {
        if (blank) {
          text[length++] = ' ';
          blank = false;
        }
        text[length++] = character;
      }
    }
    return new String(text, 0, length);
  }
}
