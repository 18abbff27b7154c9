package pressrun.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * An element of a mail.
 *
 * @param ownText what it says itself, without what stands in elements within it
 * @param name what a screen reader says for it: its label, or else its text and pictures
 * @param within the tags around it, the nearest first
 * @param drawn how its own text is drawn; none where it has none or nobody can tell
 * @param line where it stands in the HTML part
 */
public record MailElement(
    String tag,
    Map<String, String> attributes,
    String text,
    String ownText,
    String name,
    List<String> within,
    boolean hidden,
    Optional<Drawn> drawn,
    int line) {

  /**
   * Text as it is drawn.
   *
   * @param contrast by WCAG 2.2, 1.4.3
   * @param size in CSS pixels
   */
  public record Drawn(String colour, String ground, double contrast, double size, boolean bold) {}

  static MailElement of(Element element, Paint paint) {
    Map<String, String> attributes =
        element.attributes().asList().stream()
            .collect(Collectors.toMap(Attribute::getKey, Attribute::getValue, (one, two) -> one));
    return new MailElement(
        element.normalName(),
        attributes,
        element.text(),
        element.ownText().replace('\u00a0', ' ').strip(),
        name(element),
        element.parents().stream().map(Element::normalName).toList(),
        paint.hidden(),
        element.ownText().isBlank() || paint.hidden() ? Optional.empty() : paint.drawn(),
        element.sourceRange().isTracked() ? element.sourceRange().start().lineNumber() : 0);
  }

  private static String name(Element element) {
    String label = element.attr("aria-label").strip();
    String pictures = String.join(" ", element.select("img").eachAttr("alt"));
    return label.isEmpty() ? (element.text() + " " + pictures).strip() : label;
  }

  public String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  public boolean has(String key) {
    return attributes.containsKey(key);
  }

  /** 1 to 6; 0 where it is no heading. */
  public int headingLevel() {
    if (tag.matches("h[1-6]")) {
      return tag.charAt(1) - '0';
    }
    String level = attribute("aria-level");
    return attribute("role").equals("heading") && level.matches("[1-6]")
        ? Integer.parseInt(level)
        : 0;
  }
}
