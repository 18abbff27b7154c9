package pressrun.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Text of an element as markup: Atom says what its text is (RFC 4287, 3.1 and 4.1.3; Atom 0.3 by
 * {@code mode}), RSS does not, so that there text is taken for markup.
 */
final class FeedText {
  private final boolean atom;

  FeedText(boolean atom) {
    this.atom = atom;
  }

  /** Of the first element by these names that holds any. */
  Optional<String> first(FeedElement parent, String... names) {
    return parent.all(names).map(this::markup).filter(text -> !text.isBlank()).findFirst();
  }

  String markup(FeedElement element) {
    String type = element.attribute("type").orElse("").toLowerCase(Locale.ROOT);
    String mode = element.attribute("mode").orElse("").toLowerCase(Locale.ROOT);
    if (mode.equals("base64") || (atom && binary(type))) {
      return decoded(element.text());
    }
    if (element.holdsElements()) {
      String inside = element.markup();
      // Some say html, and have an element around what they escaped all the same.
      boolean twice = type.equals("html") && inside.contains("&lt;");
      return based(
          element, twice ? Jsoup.parseBodyFragment(TagNames.bounded(inside)).wholeText() : inside);
    }
    boolean plain = atom || element.name().startsWith("atom:");
    boolean escaped = mode.equals("escaped") && !type.equals("text/plain");
    boolean markup = type.contains("html") || escaped;
    return plain && !markup ? Markup.ofText(element.text()) : based(element, element.text());
  }

  /** Atom's content of any other kind than text and XML is base64 (RFC 4287, 4.1.3.3). */
  private static boolean binary(String type) {
    return type.indexOf('/') > 0
        && !type.startsWith("text/")
        && !type.endsWith("+xml")
        && !type.endsWith("/xml");
  }

  /** What is no base64 after all is taken as it stands. */
  private static String decoded(String written) {
    String base64 = written.replaceAll("\\s+", "");
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.indexOf('\uFFFD') < 0 ? text : "";
    } catch (IllegalArgumentException noBase64) {
      return Markup.ofText(written);
    }
  }

  /** Pictures inside are found by xml:base only here; without one they lie where the entry does. */
  private static String based(FeedElement element, String markup) {
    boolean relative = element.basedHere() && markup.toLowerCase(Locale.ROOT).contains("<img");
    if (!relative) {
      return markup;
    }
    Document fragment =
        Jsoup.parseBodyFragment(
            TagNames.bounded(markup), element.base().map(Object::toString).orElse(""));
    for (Element image : fragment.select("img[src]")) {
      image.attr("src", image.absUrl("src"));
    }
    return fragment.body().html();
  }

  /** All texts by these names, without markup's meaning. */
  static Optional<String> plain(FeedElement parent, String... names) {
    return Arrays.stream(names)
        .flatMap(parent::all)
        .map(FeedElement::text)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
