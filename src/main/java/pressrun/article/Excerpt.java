package pressrun.article;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first sentences of a text, ending where a sentence ends, in every script. */
final class Excerpt {
  /** Columns as a reader sees them: East Asian characters are two wide. */
  private static final int ENOUGH = 180;

  private static final int HEADING = 60;
  private static final int MOST = 340;
  private static final int FIRST_WIDE = 0x1100;
  private static final String STOPS = ".!?。！？؟۔।…";
  private static final String CLOSERS = "\"'”’」』)）]»";
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "sen", "rep", "gov", "gen", "col", "lt", "jr",
          "sr", "vs", "no", "nr", "inc", "ltd", "co", "corp", "etc", "e.g", "i.e", "u.s", "u.k",
          "p.m", "a.m", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
          "nov", "dec", "bzw", "z.b", "usw", "ca", "hr", "fr", "m", "mme");

  private Excerpt() {}

  /** Takes whole sentences from the start until there is enough to read. */
  static String of(List<String> paragraphs) {
    StringBuilder excerpt = new StringBuilder();
    for (String paragraph : withoutHeadings(paragraphs)) {
      int from = 0;
      while (from < paragraph.length()) {
        int end = sentenceEnd(paragraph, from);
        String sentence = paragraph.substring(from, end).strip();
        if (excerpt.length() > 0 && columns(excerpt) + columns(sentence) > MOST) {
          return excerpt.toString();
        }
        append(excerpt, sentence);
        if (columns(excerpt) >= ENOUGH) {
          return cut(excerpt.toString());
        }
        from = end;
      }
    }
    return cut(excerpt.toString());
  }

  /** A heading has no stop and would run into the sentence behind it. */
  private static List<String> withoutHeadings(List<String> paragraphs) {
    List<String> text =
        paragraphs.stream()
            .filter(each -> endsAsSentence(each) || columns(each) > HEADING)
            .toList();
    return text.isEmpty() ? paragraphs : text;
  }

  private static boolean endsAsSentence(String paragraph) {
    int last = paragraph.length() - 1;
    while (last >= 0 && CLOSERS.indexOf(paragraph.charAt(last)) >= 0) {
      last--;
    }
    return last >= 0 && (STOPS + ":：").indexOf(paragraph.charAt(last)) >= 0;
  }

  private static void append(StringBuilder excerpt, String sentence) {
    if (excerpt.length() > 0 && !sentence.isEmpty() && !endsWide(excerpt)) {
      excerpt.append(' ');
    }
    excerpt.append(sentence);
  }

  private static boolean endsWide(CharSequence text) {
    int last = text.length() - 1;
    while (last > 0 && CLOSERS.indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return "。！？」』".indexOf(text.charAt(last)) >= 0
        || "」』".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** One endless sentence is cut between words; it is the only text that ends with an ellipsis. */
  private static String cut(String text) {
    int limit = columns(text) > MOST ? MOST * text.length() / columns(text) : text.length();
    return PlainText.shorten(text, Math.max(limit, 2));
  }

  /** The index after the sentence that starts at {@code from}. */
  static int sentenceEnd(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (stop(text.charAt(i)) && ends(text, from, i)) {
        int end = i + 1;
        while (end < text.length() && (STOPS + CLOSERS).indexOf(text.charAt(end)) >= 0) {
          end++;
        }
        return end;
      }
    }
    return text.length();
  }

  private static boolean stop(char c) {
    return c < 0x80 ? c == '.' || c == '!' || c == '?' : STOPS.indexOf(c) >= 0;
  }

  private static boolean ends(String text, int from, int stop) {
    char mark = text.charAt(stop);
    if (mark != '.' && mark != '…') {
      return true;
    }
    int next = stop + 1;
    while (next < text.length() && (STOPS + CLOSERS).indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next < text.length() && text.charAt(next) != ' ') {
      return false;
    }
    return !abbreviated(text, from, stop) && !followedByLowerCase(text, next);
  }

  private static boolean followedByLowerCase(String text, int next) {
    return next + 1 < text.length() && Character.isLowerCase(text.charAt(next + 1));
  }

  private static boolean abbreviated(String text, int from, int stop) {
    int start = stop;
    while (start > from && text.charAt(start - 1) != ' ' && text.charAt(start - 1) != '(') {
      start--;
    }
    String word = text.substring(start, stop).toLowerCase(Locale.ROOT);
    boolean letter = word.length() == 1 && Character.isLetter(word.charAt(0));
    boolean initial =
        letter && (Character.isUpperCase(text.charAt(start)) || anotherLetterFollows(text, stop));
    boolean ordinal =
        !word.isEmpty() && word.length() <= 2 && word.chars().allMatch(Character::isDigit);
    return initial || ordinal || ABBREVIATIONS.contains(word);
  }

  /** As in {@code z. B.} and {@code e. g.} */
  private static boolean anotherLetterFollows(String text, int stop) {
    return stop + 3 < text.length()
        && text.charAt(stop + 1) == ' '
        && Character.isLetter(text.charAt(stop + 2))
        && text.charAt(stop + 3) == '.';
  }

  static int columns(CharSequence text) {
    int columns = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < FIRST_WIDE) {
        columns++;
      } else {
        int character = Character.codePointAt(text, at);
        columns += width(character);
        at += Character.charCount(character) - 1;
      }
    }
    return columns;
  }

  private static int width(int character) {
    boolean wide =
        (character >= FIRST_WIDE && character <= 0x115F)
            || (character >= 0x2E80 && character <= 0xA4CF)
            || (character >= 0xAC00 && character <= 0xD7A3)
            || (character >= 0xF900 && character <= 0xFAFF)
            || (character >= 0xFE30 && character <= 0xFE4F)
            || (character >= 0xFF00 && character <= 0xFF60)
            || (character >= 0x1F300 && character <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
