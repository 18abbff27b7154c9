package pressrun.source;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * Mends what feeds most often have wrong: junk around the root, control characters, bare
 * ampersands, HTML's entities, references to no character, prefixes that nobody declared.
 */
final class XmlRepair {
  private static final Pattern ROOT =
      Pattern.compile("<(?:rss|feed|(?:[a-z]+:)?RDF|channel)[\\s>]");
  private static final Pattern END = Pattern.compile("</(?:rss|feed|(?:[a-z]+:)?RDF|channel)\\s*>");
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");
  private static final Pattern AMPERSAND =
      Pattern.compile("&(?:#x([0-9a-fA-F]{1,6});|#([0-9]{1,7});|([A-Za-z][A-Za-z0-9]{1,30});)?");
  private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");
  private static final Pattern PREFIX =
      Pattern.compile("(?:</?|\\s)([A-Za-z_][A-Za-z0-9_-]{0,30}):[A-Za-z_]");
  private static final int MOST_PREFIXES = 50;
  private static final Map<String, String> KNOWN =
      Map.of(
          "dc", "http://purl.org/dc/elements/1.1/",
          "content", "http://purl.org/rss/1.0/modules/content/",
          "media", "http://search.yahoo.com/mrss/",
          "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
          "atom", "http://www.w3.org/2005/Atom");

  private XmlRepair() {}

  /** None when there is no feed in it at all. */
  static Optional<String> mended(String xml) {
    Matcher root = ROOT.matcher(xml);
    if (!root.find()) {
      return Optional.empty();
    }
    String feed =
        FORBIDDEN.matcher(xml.substring(root.start(), end(xml, root.end()))).replaceAll("");
    StringBuilder mended = new StringBuilder(feed.length() + 256);
    Set<String> prefixes = new LinkedHashSet<>();
    for (int at = 0; at < feed.length(); ) {
      int cdata = feed.indexOf("<![CDATA[", at);
      int markupEnd = cdata < 0 ? feed.length() : cdata;
      String markup = feed.substring(at, markupEnd);
      collect(markup, prefixes);
      mended.append(AMPERSAND.matcher(markup).replaceAll(XmlRepair::reference));
      int close = cdata < 0 ? -1 : feed.indexOf("]]>", cdata);
      at = cdata < 0 || close < 0 ? feed.length() : close + 3;
      mended.append(feed, markupEnd, at);
    }
    return Optional.of(declared(mended.toString(), prefixes));
  }

  /** After the last closing tag behind the root's opening one; the whole where there is none. */
  private static int end(String xml, int rootEnd) {
    Matcher end = END.matcher(xml).region(rootEnd, xml.length());
    int last = xml.length();
    while (end.find()) {
      last = end.end();
    }
    return last;
  }

  private static String reference(MatchResult found) {
    if (found.group(1) != null) {
      return character(Integer.parseInt(found.group(1), 16));
    }
    if (found.group(2) != null) {
      return character(Integer.parseInt(found.group(2)));
    }
    String name = found.group(3);
    if (name == null) {
      return "&amp;";
    }
    if (OF_XML.contains(name)) {
      return "&" + name + ";";
    }
    return Entities.isNamedEntity(name) ? numeric(Entities.getByName(name)) : "&amp;" + name + ";";
  }

  private static String numeric(String characters) {
    StringBuilder references = new StringBuilder();
    characters.codePoints().forEach(point -> references.append(character(point)));
    return references.toString();
  }

  /** A character of XML 1.0 (section 2.2), or nothing. */
  private static String character(int point) {
    boolean allowed =
        point == 9
            || point == 10
            || point == 13
            || (point >= 0x20 && point <= 0xD7FF)
            || (point >= 0xE000 && point <= 0xFFFD)
            || (point >= 0x10000 && point <= 0x10FFFF);
    return allowed ? "&#" + point + ";" : "";
  }

  private static void collect(String markup, Set<String> prefixes) {
    Matcher prefix = PREFIX.matcher(markup);
    while (prefixes.size() < MOST_PREFIXES && prefix.find()) {
      prefixes.add(prefix.group(1));
    }
  }

  private static String declared(String xml, Set<String> prefixes) {
    int tagEnd = xml.indexOf('>');
    String root = tagEnd < 0 ? xml : xml.substring(0, tagEnd);
    StringBuilder declarations = new StringBuilder();
    for (String prefix : prefixes) {
      if (!prefix.startsWith("xml") && !root.contains("xmlns:" + prefix)) {
        String name = KNOWN.getOrDefault(prefix, "urn:undeclared:" + prefix);
        declarations.append(" xmlns:").append(prefix).append("=\"").append(name).append('"');
      }
    }
    int nameEnd = 1;
    while (nameEnd < root.length() && root.charAt(nameEnd) > ' ') {
      nameEnd++;
    }
    return xml.substring(0, nameEnd) + declarations + xml.substring(nameEnd);
  }
}
