package pressrun.source;

import java.util.BitSet;

/**
 * Tags whose names do not end: reading one takes time with the square of its length, so that what
 * begins it is made a character like any other.
 */
public final class TagNames {
  private static final int LONGEST = 1_000;

  private TagNames() {}

  public static String bounded(String markup) {
    BitSet endless = new BitSet();
    int end = markup.length();
    for (int i = markup.length() - 1; i >= 0; i--) {
      char c = markup.charAt(i);
      if (c == '>' || c == '/' || Character.isWhitespace(c)) {
        end = i;
      } else if (c == '<' && end - i > LONGEST) {
        endless.set(i);
      }
    }
    return endless.isEmpty() ? markup : escaped(markup, endless);
  }

  private static String escaped(String markup, BitSet places) {
    StringBuilder text = new StringBuilder(markup.length() + 3 * places.cardinality());
    int from = 0;
    for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
      text.append(markup, from, at).append("&lt;");
      from = at + 1;
    }
    return text.append(markup, from, markup.length()).toString();
  }
}
