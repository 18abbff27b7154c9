package pressrun.source;

import java.util.Locale;

/**
 * What stands before the root of an XML document: declaration, comments, instructions, document
 * type. All of it is cut off, for a document type can only do harm here (entity bombs, reading of
 * files: CWE-776, CWE-611).
 */
final class Prolog {
  private static final String DOCTYPE = "<!doctype";

  private Prolog() {}

  static String cutOff(String xml) {
    int at = 0;
    for (int next = after(xml, at); next > at; next = after(xml, at)) {
      at = next;
    }
    return xml.substring(at);
  }

  private static int after(String xml, int at) {
    if (at < xml.length() && (xml.charAt(at) <= ' ' || xml.charAt(at) == '\uFEFF')) {
      return at + 1;
    }
    if (xml.startsWith("<?", at)) {
      return beyond(xml, "?>", at);
    }
    if (xml.startsWith("<!--", at)) {
      return beyond(xml, "-->", at);
    }
    int end = Math.min(xml.length(), at + DOCTYPE.length());
    boolean doctype = xml.substring(at, end).toLowerCase(Locale.ROOT).equals(DOCTYPE);
    return doctype ? afterDoctype(xml, end) : at;
  }

  private static int beyond(String xml, String end, int from) {
    int found = xml.indexOf(end, from);
    return found < 0 ? xml.length() : found + end.length();
  }

  /** Brackets hold the internal subset; quotes and comments may hold anything. */
  private static int afterDoctype(String xml, int from) {
    int brackets = 0;
    for (int i = from; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (c == '"' || c == '\'') {
        i = beyond(xml, String.valueOf(c), i + 1) - 1;
      } else if (xml.startsWith("<!--", i)) {
        i = beyond(xml, "-->", i) - 1;
      } else if (c == '>' && brackets == 0) {
        return i + 1;
      } else {
        brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
      }
    }
    return xml.length();
  }
}
