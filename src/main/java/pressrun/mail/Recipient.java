package pressrun.mail;

import java.net.URI;
import pressrun.render.SlotName;

/** The person a message is filled in for. */
public record Recipient(long subscriber, String address, String name, URI unsubscribe) {

  /** What goes into a slot, as it is. */
  String value(SlotName slot) {
    return switch (slot) {
      case SUBSCRIBER_NAME -> name;
      case SUBSCRIBER_ADDRESS -> address;
      case UNSUBSCRIBE_URL -> unsubscribe.toString();
    };
  }
}
