package pressrun.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One element of a feed, under the name that {@link FeedVocabulary} gives it; made by {@link
 * FeedTree}, then only read.
 */
final class FeedElement {
  private static final List<String> VOID = List.of("br", "hr", "img", "wbr", "source", "input");

  private final String name;
  private final String tag;
  private final Map<String, String> attributes;
  private final Optional<URI> base;
  private final boolean based;
  private final String language;
  private final List<FeedElement> children = new ArrayList<>();

  /** Text and elements in the order they stand. */
  private final List<Object> content = new ArrayList<>();

  FeedElement(
      String name,
      String tag,
      Map<String, String> attributes,
      Optional<URI> base,
      boolean based,
      String language) {
    this.name = name;
    this.tag = tag;
    this.attributes = attributes;
    this.base = base;
    this.based = based;
    this.language = language;
  }

  void add(FeedElement child) {
    children.add(child);
    content.add(child);
  }

  void add(String text) {
    content.add(text);
  }

  String name() {
    return name;
  }

  /** What addresses inside are relative to (xml:base), where that is known. */
  Optional<URI> base() {
    return base;
  }

  /** Whether it has an xml:base of its own or an element further out has one. */
  boolean basedHere() {
    return based;
  }

  /** As xml:lang says here or further out; empty when nothing says. */
  String language() {
    return language;
  }

  List<FeedElement> children() {
    return children;
  }

  /** All children of these names, those of the first name first. */
  Stream<FeedElement> all(String... names) {
    List<FeedElement> found = new ArrayList<>();
    for (String wanted : names) {
      for (FeedElement child : children) {
        if (child.name.equals(wanted)) {
          found.add(child);
        }
      }
    }
    return found.stream();
  }

  Optional<String> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(wanted))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  boolean holdsElements() {
    return !children.isEmpty();
  }

  /** The text of this element itself. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Object part : content) {
      if (part instanceof String characters) {
        text.append(characters);
      }
    }
    return text.toString().strip();
  }

  /** What stands inside, written as HTML; elements of whatever vocabulary lose their prefixes. */
  String markup() {
    StringBuilder markup = new StringBuilder();
    write(markup);
    return markup.toString().strip();
  }

  private void write(StringBuilder markup) {
    for (Object part : content) {
      if (part instanceof FeedElement child) {
        markup.append('<').append(child.tag);
        child.attributes.forEach((key, value) -> writeAttribute(markup, key, value));
        markup.append('>');
        child.write(markup);
        if (!VOID.contains(child.tag.toLowerCase(Locale.ROOT))) {
          markup.append("</").append(child.tag).append('>');
        }
      } else {
        markup.append(((String) part).replace("&", "&amp;").replace("<", "&lt;"));
      }
    }
  }

  private static void writeAttribute(StringBuilder markup, String key, String value) {
    markup
        .append(' ')
        .append(key)
        .append("=\"")
        .append(value.replace("&", "&amp;").replace("\"", "&quot;"))
        .append('"');
  }
}
