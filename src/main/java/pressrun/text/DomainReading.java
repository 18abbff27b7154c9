package pressrun.text;

import java.util.Optional;

/** The outcome of reading a domain name. */
public sealed interface DomainReading {

  /**
   * A domain name that the DNS can hold.
   *
   * @param ascii in lower case, each label that is not ASCII as xn--…
   * @param shown as people write it, in lower case; ASCII stays ASCII
   */
  record Valid(String ascii, String shown) implements DomainReading {}

  /**
   * No domain name.
   *
   * @param why to stand behind "it" or the domain, such as "has two dots in a row"
   */
  record Invalid(String why) implements DomainReading {}

  /** Returns the name as the DNS has it; empty when there is none. */
  default Optional<String> asciiName() {
    return this instanceof Valid valid ? Optional.of(valid.ascii()) : Optional.empty();
  }
}
