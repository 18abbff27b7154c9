package pressrun.dkim;

import java.util.List;

/** Where public keys are looked up: in the DNS, or among the keys that were declared. */
public interface PublishedKeys {

  /**
   * The TXT records at a place.
   *
   * @param place {@code selector._domainkey.domain}
   */
  Answer at(String place);

  /** What came back. */
  sealed interface Answer {
    /** Each record as one text; none when there is none. */
    record Records(List<String> texts) implements Answer {}

    /** Nobody could be asked; asking again later may help. */
    record Silence(String why) implements Answer {}
  }
}
