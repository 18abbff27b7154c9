package pressrun.preview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pressrun.render.MailElement;
import pressrun.render.StyleUse;

/**
 * Which mail programs show what a mail uses, by line of its HTML part.
 *
 * @param uses worst supported first
 */
public record ClientSupport(List<String> clients, List<Use> uses) {
  private static final Pattern FUNCTION = Pattern.compile("([a-z][a-z-]{0,40})\\(");
  private static final Pattern UNIT =
      Pattern.compile("\\d(ch|ex|rem|vh|vw|vmin|vmax|cm|mm|in|pc)\\b");
  private static final Pattern PSEUDO = Pattern.compile("::?[a-z-]+");
  private static final Pattern MEDIA = Pattern.compile("\\(\\s*([a-z-]+)");
  private static final Pattern FILE = Pattern.compile("(?i)[^?#]*\\.([a-z0-9]{2,5})(?:[?#].*)?");

  /**
   * Something that a mail uses.
   *
   * @param enhancement whether it stands only where programs that do not know it pass it over
   */
  public record Use(
      String kind, String name, List<Integer> lines, boolean enhancement, List<Support> support) {
    long unsupported() {
      return support.stream().filter(one -> one == Support.NO).count();
    }
  }

  private record Place(int line, boolean enhancement) {}

  public static ClientSupport of(InspectedMail mail) {
    Map<String, List<Place>> found = new LinkedHashMap<>();
    mail.page().styles().forEach(use -> style(use, found));
    mail.page().elements().forEach(element -> element(element, found));
    ClientTable table = ClientTable.shipped();
    List<Use> uses = new ArrayList<>();
    found.forEach(
        (key, places) -> {
          String kind = key.substring(0, key.indexOf(' '));
          String name = key.substring(key.indexOf(' ') + 1);
          List<Integer> lines =
              List.copyOf(new TreeSet<>(places.stream().map(Place::line).toList()));
          boolean enhancement = places.stream().allMatch(Place::enhancement);
          table
              .find(kind, name)
              .ifPresent(support -> uses.add(new Use(kind, name, lines, enhancement, support)));
        });
    uses.sort(Comparator.comparingLong(Use::unsupported).reversed().thenComparing(Use::name));
    return new ClientSupport(table.clients(), List.copyOf(uses));
  }

  private static void style(StyleUse use, Map<String, List<Place>> found) {
    Place place = new Place(use.line(), use.place() != StyleUse.Place.ATTRIBUTE);
    switch (use.kind()) {
      case PROPERTY -> {
        add("property " + use.name(), place, found);
        add(
            "value " + use.name() + ":" + use.value().replaceAll("(?<!\\s)\\s*+!important$", ""),
            place,
            found);
        each(FUNCTION, use.value()).forEach(name -> add("function " + name, place, found));
        each(UNIT, use.value()).forEach(name -> add("unit " + name, place, found));
      }
      case AT_RULE -> {
        add("at " + use.name(), place, found);
        each(MEDIA, use.value()).forEach(name -> add("media " + name, place, found));
      }
      case SELECTOR -> {
        Matcher pseudo = PSEUDO.matcher(use.name());
        while (pseudo.find()) {
          add("selector " + pseudo.group(), place, found);
        }
        if (use.name().contains("[")) {
          add("selector [attribute]", place, found);
        }
      }
    }
  }

  private static Stream<String> each(Pattern pattern, String value) {
    return pattern.matcher(value).results().map(result -> result.group(1));
  }

  private static void element(MailElement element, Map<String, List<Place>> found) {
    Place place = new Place(element.line(), false);
    add("element " + element.tag(), place, found);
    element.attributes().keySet().forEach(name -> add("attribute " + name, place, found));
    String address = element.tag().equals("img") ? element.attribute("src") : "";
    Matcher file = FILE.matcher(address);
    if (address.startsWith("data:")) {
      add("image data", place, found);
    } else if (file.matches()) {
      add("image " + file.group(1).toLowerCase(java.util.Locale.ROOT), place, found);
    }
  }

  private static void add(String key, Place place, Map<String, List<Place>> found) {
    found.computeIfAbsent(key, unused -> new ArrayList<>()).add(place);
  }
}
