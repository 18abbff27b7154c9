package pressrun.dkim;

import java.security.MessageDigest;

/**
 * The relaxed form of a body (RFC 6376, 3.4.4): blanks at the end of a line and empty lines at the
 * end of the body are left out, other blanks are one space. What stands as it is goes to the digest
 * in long stretches; nothing is copied.
 */
final class RelaxedBody {
  private static final byte[] SPACE = {' '};

  private RelaxedBody() {}

  static void digest(byte[] message, int from, MessageDigest digest) {
    int end = end(message, from);
    int stretch = from;
    for (int at = from; at < end; at++) {
      if (blank(message[at])) {
        int after = afterBlanks(message, at);
        boolean lineEnds = Canonicalization.lineEnd(message, after);
        if (lineEnds || after - at > 1 || message[at] == '\t') {
          digest.update(message, stretch, at - stretch);
          digest.update(SPACE, 0, lineEnds ? 0 : 1);
          stretch = after;
        }
        at = after - 1;
      }
    }
    if (end > from) {
      digest.update(message, stretch, end - stretch);
      digest.update(Canonicalization.LINE_END);
    }
  }

  /** Behind the last octet that is neither blank nor the end of a line. */
  private static int end(byte[] message, int from) {
    int end = message.length;
    while (end > from) {
      if (blank(message[end - 1])) {
        end--;
      } else if (end - 2 >= from && Canonicalization.lineEnd(message, end - 2)) {
        end -= 2;
      } else {
        return end;
      }
    }
    return end;
  }

  private static int afterBlanks(byte[] message, int at) {
    int after = at;
    while (blank(message[after])) {
      after++;
    }
    return after;
  }

  private static boolean blank(byte octet) {
    return octet == ' ' || octet == '\t';
  }
}
