package pressrun.render;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a line apart where it may be broken; links and slot marks stay whole. */
final class LineBreaks {
  private static final Pattern WHOLE =
      Pattern.compile("(?<![!-~])[!-~]*://[!-~]*|" + TextWidth.SLOT);

  /** What may not begin a line (JIS X 4051 and its kin). */
  private static final String NOT_FIRST = "、。，．・：；？！ー々〜」』）】〉》〕］｝’”ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ…‥";

  private static final String NOT_LAST = "「『（【〈《〔［｛‘“";

  private LineBreaks() {}

  /** The parts that together are the line, none wider than {@code room} that can be cut. */
  static List<String> pieces(String line, int room) {
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(line);
    List<String> pieces = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (end == line.length() || mayBreak(line, end)) {
        add(pieces, line.substring(start, end), room);
        start = end;
      }
    }
    return pieces;
  }

  private static void add(List<String> pieces, String piece, int room) {
    if (TextWidth.of(piece.stripTrailing()) <= room || WHOLE.matcher(piece).find()) {
      pieces.add(piece);
      return;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(piece);
    int start = 0;
    int before = 0;
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      if (TextWidth.of(piece.substring(start, end).stripTrailing()) > room && before > start) {
        pieces.add(piece.substring(start, before));
        start = before;
      }
      before = end;
    }
    pieces.add(piece.substring(start));
  }

  /** Korean is broken at its spaces like English, though each syllable could stand alone. */
  private static boolean mayBreak(String line, int position) {
    int before = line.codePointBefore(position);
    int after = line.codePointAt(position);
    boolean insideKorean =
        !Character.isWhitespace(before) && (hangul(before) || hangul(after)) && !wideMark(before);
    return !insideKorean
        && NOT_FIRST.indexOf(after) < 0
        && NOT_LAST.indexOf(before) < 0
        && !insideWhole(line, position);
  }

  private static boolean hangul(int character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.HANGUL;
  }

  private static boolean wideMark(int character) {
    return NOT_FIRST.indexOf(character) >= 0;
  }

  private static boolean insideWhole(String line, int position) {
    Matcher whole = WHOLE.matcher(line);
    while (whole.find() && whole.start() < position) {
      if (position < whole.end()) {
        return true;
      }
    }
    return false;
  }
}
