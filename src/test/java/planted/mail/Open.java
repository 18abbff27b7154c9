package planted.mail;

import planted.edition.HasItsOwnTime;

/** Anyone may extend it. */
public class Open {
  private final HasItsOwnTime edition = new HasItsOwnTime();

  public HasItsOwnTime edition() {
    return edition;
  }
}
