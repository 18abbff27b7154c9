package pressrun.newsletter;

import java.util.Optional;

/**
 * Who the newsletter is from.
 *
 * @param postalAddress shown in the footer, as several countries' laws ask; may be empty
 */
public record Sender(String name, String address, Optional<String> replyTo, String postalAddress) {
  public String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
