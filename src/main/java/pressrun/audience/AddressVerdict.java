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

  /** No address, and why. */
  record Invalid(String why) implements AddressVerdict {}
}
