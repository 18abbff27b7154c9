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

  private String fill(String typeset, UnaryOperator<String> encoding) {
    String filled = typeset;
    for (SlotName slot : SlotName.values()) {
      filled = filled.replace(slot.mark(slotMark), encoding.apply(value(slot)));
    }
    return filled;
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
