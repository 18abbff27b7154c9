package planted.mail;

/** A name that says nothing. */
final class MailUtil {
  private MailUtil() {}

  static int twice(int size) {
    return 2 * size;
  }
}
