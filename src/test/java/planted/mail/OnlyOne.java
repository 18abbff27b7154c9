package planted.mail;

/** The one class behind the interface. */
final class OnlyOne implements Lonely {
  @Override
  public int size() {
    return 1;
  }
}
