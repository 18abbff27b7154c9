package planted.edition;

import planted.mail.Open;

/** An early stage that uses a later one, and so closes a circle. */
final class LooksDown {
  private final Open message = new Open();

  Open message() {
    return message;
  }
}
