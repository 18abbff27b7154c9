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
    int end = 0;
    for (int at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
      end = end > at ? end : nameEnd(markup, at + 1);
      if (end - at > LONGEST) {
        endless.set(at);
      }
    }
    return endless.isEmpty() ? markup : escaped(markup, endless);
  }

  private static int nameEnd(String markup, int from) {
    int end = from;
    while (end < markup.length() && !ends(markup.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean ends(char c) {
    return c == '>' || c == '/' || Character.isWhitespace(c);
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
