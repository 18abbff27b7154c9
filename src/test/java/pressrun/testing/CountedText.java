package pressrun.testing;

/** A text that may be looked at so many times a character, and then no more. */
public final class CountedText implements CharSequence {
  private final String text;
  private long left;

  public CountedText(String text, int looks) {
    this.text = text;
    this.left = (long) looks * text.length();
  }

  @Override
  public char charAt(int index) {
    if (left-- <= 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** All looks were taken. */
  public static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
