package pressrun.audience;

/** What {@link Addresses} thinks of a text. */
public sealed interface AddressVerdict {

  /**
   * An address that can be written to.
   *
   * @param address as given, cleaned, its domain in lower case
   * @param canonical the same for all spellings of one mailbox: lower case, domain in ASCII
   */
  record Valid(String address, String canonical) implements AddressVerdict {}

  /**
   * No address.
   *
   * @param why the reason, without the text that was found
   * @param found what is left of the text once it is cleaned; empty when the reason names it
   */
  record Invalid(String why, String found) implements AddressVerdict {
    Invalid(String why) {
      this(why, "");
    }

    /** Returns the reason with what was found. */
    public String message() {
      return found.isEmpty() ? why : why + ", found \"" + found + "\"";
    }
  }
}
