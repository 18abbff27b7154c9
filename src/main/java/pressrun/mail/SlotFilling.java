package pressrun.mail;

import java.util.function.UnaryOperator;
import pressrun.render.SlotName;

/** Puts what is personal into the slots of a typeset text. */
final class SlotFilling {
  private final String slotMark;
  private final Recipient recipient;

  SlotFilling(String slotMark, Recipient recipient) {
    this.slotMark = slotMark;
    this.recipient = recipient;
  }

  String html(String typeset) {
    return fill(typeset, SlotFilling::escape);
  }

  String text(String typeset) {
    return fill(typeset, UnaryOperator.identity());
  }

  /** In one pass: what a value brings is never taken for a slot. */
  private String fill(String typeset, UnaryOperator<String> encoding) {
    String start = "[" + slotMark + ":";
    StringBuilder filled = new StringBuilder(typeset.length() + 256);
    int from = 0;
    for (int at = typeset.indexOf(start); at >= 0; at = typeset.indexOf(start, at + 1)) {
      for (SlotName slot : SlotName.values()) {
        String mark = slot.mark(slotMark);
        if (typeset.startsWith(mark, at)) {
          filled.append(typeset, from, at).append(encoding.apply(value(slot)));
          from = at + mark.length();
        }
      }
    }
    return filled.append(typeset, from, typeset.length()).toString();
  }

  private String value(SlotName slot) {
    return switch (slot) {
      case SUBSCRIBER_NAME -> recipient.name();
      case SUBSCRIBER_ADDRESS -> recipient.address();
      case UNSUBSCRIBE_URL -> recipient.unsubscribe().toString();
    };
  }

  private static String escape(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
