package pressrun.mail;

/** A value from outside would break out of its header (CWE-93); the message is not made. */
public final class HostileHeader extends RuntimeException {
  private static final long serialVersionUID = 1;

  HostileHeader(String header) {
    super("the value for the header " + header + " holds a line break or a control character");
  }
}
