package pressrun.article;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import pressrun.source.EntryImage;

/** Judges pictures: fetched over HTTP, large enough to be looked at, no tracking pixel. */
final class Images {
  private static final int SMALLEST = 32;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

  private Images() {}

  static Optional<Image> of(EntryImage image) {
    return judged(
        new Image(
            image.address(),
            PlainText.ofMarkup(image.alternative()),
            image.width(),
            image.height()));
  }

  static Optional<Image> of(Element element) {
    return Links.web(element.absUrl("src"))
        .map(
            address ->
                new Image(
                    address,
                    PlainText.of(element.attr("alt")),
                    pixels(element.attr("width")),
                    pixels(element.attr("height"))))
        .flatMap(Images::judged);
  }

  private static Optional<Image> judged(Image image) {
    String path =
        Optional.ofNullable(image.address().getPath()).orElse("").toLowerCase(Locale.ROOT);
    boolean small =
        image.width().orElse(SMALLEST) < SMALLEST || image.height().orElse(SMALLEST) < SMALLEST;
    return small || path.endsWith(".svg") ? Optional.empty() : Optional.of(image);
  }

  private static OptionalInt pixels(String attribute) {
    return NUMBER.matcher(attribute).matches()
        ? OptionalInt.of(Integer.parseInt(attribute))
        : OptionalInt.empty();
  }
}
