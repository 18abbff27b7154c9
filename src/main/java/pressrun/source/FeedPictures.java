package pressrun.source;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pressrun.http.WebAddress;

/** The picture of an item: the widest of Media RSS, else an enclosure, else a thumbnail. */
final class FeedPictures {
  private static final Pattern ENDING =
      Pattern.compile("[^?#]{1,2000}\\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?");
  private static final Pattern PIXELS = Pattern.compile("([0-9]{1,5})(?:px|\\.0+)?");

  private final FeedElement item;

  FeedPictures(FeedElement item) {
    this.item = item;
  }

  Optional<EntryImage> best() {
    List<FeedElement> media = Stream.concat(Stream.of(item), item.all("media:group")).toList();
    Stream<FeedElement> contents = media.stream().flatMap(frame -> frame.all("media:content"));
    Stream<FeedElement> thumbnails =
        media.stream()
            .flatMap(
                frame ->
                    Stream.concat(
                        frame.all("media:thumbnail"),
                        frame.all("media:content").flatMap(c -> c.all("media:thumbnail"))));
    return contents
        .filter(FeedPictures::pictured)
        .flatMap(content -> picture(content, "url"))
        .max(Comparator.comparingInt(picture -> picture.width().orElse(0)))
        .or(() -> enclosed().findFirst())
        .or(() -> widest(thumbnails.flatMap(thumbnail -> picture(thumbnail, "url"))))
        .or(() -> named().findFirst());
  }

  private static Optional<EntryImage> widest(Stream<EntryImage> pictures) {
    return pictures.max(Comparator.comparingInt(picture -> picture.width().orElse(0)));
  }

  private Stream<EntryImage> enclosed() {
    Stream<EntryImage> rss =
        item.all("enclosure")
            .filter(FeedPictures::pictured)
            .flatMap(enclosure -> picture(enclosure, "url"));
    Stream<EntryImage> atom =
        item.all("link", "atom:link")
            .filter(link -> link.attribute("rel").orElse("").equals("enclosure"))
            .filter(FeedPictures::pictured)
            .flatMap(link -> picture(link, "href"));
    return Stream.concat(rss, atom);
  }

  /** What podcasts and some old feeds have instead. */
  private Stream<EntryImage> named() {
    Stream<EntryImage> image =
        item.all("image")
            .flatMap(
                given ->
                    given.holdsElements()
                        ? given.all("url").flatMap(url -> pictureAt(url, url.text()))
                        : Stream.concat(picture(given, "href"), pictureAt(given, given.text())));
    Stream<EntryImage> podcast =
        Stream.concat(
                item.all("itunes:image"),
                item.all("itunes:link")
                    .filter(link -> link.attribute("rel").orElse("").equals("image")))
            .flatMap(given -> Stream.concat(picture(given, "href"), picture(given, "url")));
    return Stream.concat(podcast, image);
  }

  /** By the stated kind; where none is stated, by the ending. */
  private static boolean pictured(FeedElement element) {
    String kind = element.attribute("medium").or(() -> element.attribute("type")).orElse("");
    if (!kind.isEmpty()) {
      return kind.toLowerCase(Locale.ROOT).startsWith("image");
    }
    String address = element.attribute("url").or(() -> element.attribute("href")).orElse("");
    return ENDING.matcher(address.toLowerCase(Locale.ROOT)).matches();
  }

  private static Stream<EntryImage> picture(FeedElement element, String attribute) {
    return pictureAt(element, element.attribute(attribute).orElse(""));
  }

  private static Stream<EntryImage> pictureAt(FeedElement element, String written) {
    Optional<URI> address = WebAddress.resolve(element.base(), written);
    String words = FeedText.plain(element, "media:description", "media:title").orElse("");
    return address.stream()
        .map(
            uri ->
                new EntryImage(
                    uri,
                    Markup.ofText(words),
                    pixels(element.attribute("width")),
                    pixels(element.attribute("height"))));
  }

  private static OptionalInt pixels(Optional<String> written) {
    return written
        .map(PIXELS::matcher)
        .filter(number -> number.matches())
        .map(number -> Integer.parseInt(number.group(1)))
        .filter(number -> number > 0)
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }
}
