package pressrun.source;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Named HTML entities that feeds use though XML has none of them, as numeric references. */
final class HtmlEntities {
  private static final Pattern NAMED = Pattern.compile("&([A-Za-z]{2,8});");
  private static final Map<String, Integer> CODES =
      Map.ofEntries(
          Map.entry("nbsp", 0xA0),
          Map.entry("ndash", 0x2013),
          Map.entry("mdash", 0x2014),
          Map.entry("lsquo", 0x2018),
          Map.entry("rsquo", 0x2019),
          Map.entry("ldquo", 0x201C),
          Map.entry("rdquo", 0x201D),
          Map.entry("hellip", 0x2026),
          Map.entry("euro", 0x20AC),
          Map.entry("copy", 0xA9),
          Map.entry("reg", 0xAE),
          Map.entry("trade", 0x2122),
          Map.entry("laquo", 0xAB),
          Map.entry("raquo", 0xBB),
          Map.entry("middot", 0xB7),
          Map.entry("bull", 0x2022),
          Map.entry("deg", 0xB0),
          Map.entry("pound", 0xA3),
          Map.entry("yen", 0xA5),
          Map.entry("auml", 0xE4),
          Map.entry("ouml", 0xF6),
          Map.entry("uuml", 0xFC),
          Map.entry("Auml", 0xC4),
          Map.entry("Ouml", 0xD6),
          Map.entry("Uuml", 0xDC),
          Map.entry("szlig", 0xDF),
          Map.entry("eacute", 0xE9),
          Map.entry("egrave", 0xE8),
          Map.entry("agrave", 0xE0),
          Map.entry("aacute", 0xE1),
          Map.entry("ccedil", 0xE7),
          Map.entry("ntilde", 0xF1),
          Map.entry("oacute", 0xF3),
          Map.entry("iacute", 0xED),
          Map.entry("uacute", 0xFA),
          Map.entry("times", 0xD7));

  private HtmlEntities() {}

  static String numeric(String xml) {
    return NAMED
        .matcher(xml)
        .replaceAll(
            found -> {
              Integer code = CODES.get(found.group(1));
              return Matcher.quoteReplacement(code == null ? found.group() : "&#" + code + ";");
            });
  }
}
