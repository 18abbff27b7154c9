package pressrun.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of a message's header as it stands on the wire, each octet a character.
 *
 * @param name before the colon, without blanks
 * @param whole all lines of it, with their ends
 */
record HeaderField(String name, String whole) {

  /** All fields of a message, from the top. */
  static List<HeaderField> all(byte[] message, int end) {
    List<HeaderField> fields = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < end; at++) {
      boolean next = at + 1 >= end || (message[at + 1] != ' ' && message[at + 1] != '\t');
      if (message[at] == '\n' && next) {
        add(new String(message, from, at + 1 - from, StandardCharsets.ISO_8859_1), fields);
        from = at + 1;
      }
    }
    return fields;
  }

  private static void add(String whole, List<HeaderField> fields) {
    int colon = whole.indexOf(':');
    if (colon > 0) {
      fields.add(new HeaderField(whole.substring(0, colon).stripTrailing(), whole));
    }
  }

  /** Where the header ends and the empty line begins; the length of a message without a body. */
  static int end(byte[] message) {
    for (int at = 0; at + 3 < message.length; at++) {
      if (message[at] == '\r'
          && message[at + 1] == '\n'
          && message[at + 2] == '\r'
          && message[at + 3] == '\n') {
        return at + 2;
      }
    }
    return message.length;
  }

  /** What stands behind the colon. */
  String value() {
    return whole.substring(whole.indexOf(':') + 1);
  }
}
