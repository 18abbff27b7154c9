package pressrun.source;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.modules.mediarss.types.Thumbnail;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The picture of a feed's entry: the widest of Media RSS, else an enclosure, else a thumbnail. */
final class FeedPictures {
  private final Optional<URI> base;

  FeedPictures(Optional<URI> base) {
    this.base = base;
  }

  Optional<EntryImage> of(SyndEntry given) {
    Optional<MediaEntryModule> media =
        Optional.ofNullable(given.getModule(MediaModule.URI))
            .filter(MediaEntryModule.class::isInstance)
            .map(MediaEntryModule.class::cast);
    return media.stream()
        .flatMap(this::contents)
        .max(Comparator.comparingInt(picture -> picture.width().orElse(0)))
        .or(() -> enclosed(given).findFirst())
        .or(() -> media.stream().flatMap(this::thumbnails).findFirst());
  }

  private Stream<EntryImage> contents(MediaEntryModule media) {
    return Stream.concat(
            Arrays.stream(media.getMediaContents()),
            Arrays.stream(media.getMediaGroups())
                .flatMap(group -> Arrays.stream(group.getContents())))
        .flatMap(this::content);
  }

  private Stream<EntryImage> content(MediaContent content) {
    if (!(content.getReference() instanceof UrlReference reference) || reference.getUrl() == null) {
      return Stream.empty();
    }
    String url = reference.getUrl().toString();
    String kind = content.getMedium() == null ? content.getType() : content.getMedium();
    return pictured(kind, url)
        ? picture(url, pixels(content.getWidth()), pixels(content.getHeight()))
        : Stream.empty();
  }

  private Stream<EntryImage> thumbnails(MediaEntryModule media) {
    Stream<Metadata> all =
        Stream.concat(
            Stream.ofNullable(media.getMetadata()),
            Arrays.stream(media.getMediaGroups())
                .flatMap(group -> Stream.ofNullable(group.getMetadata())));
    return all.flatMap(metadata -> Stream.ofNullable(metadata.getThumbnail()))
        .flatMap(Arrays::stream)
        .flatMap(this::thumbnail);
  }

  private Stream<EntryImage> thumbnail(Thumbnail thumbnail) {
    return thumbnail.getUrl() == null
        ? Stream.empty()
        : picture(
            thumbnail.getUrl().toString(),
            pixels(thumbnail.getWidth()),
            pixels(thumbnail.getHeight()));
  }

  private Stream<EntryImage> enclosed(SyndEntry given) {
    return given.getEnclosures().stream()
        .filter(enclosure -> enclosure.getUrl() != null)
        .filter(enclosure -> pictured(enclosure.getType(), enclosure.getUrl()))
        .map(SyndEnclosure::getUrl)
        .flatMap(url -> picture(url, OptionalInt.empty(), OptionalInt.empty()));
  }

  /** By the stated kind; where none is stated, by the ending. */
  private static boolean pictured(@Nullable String kind, String url) {
    if (kind != null && !kind.isBlank()) {
      return kind.strip().toLowerCase(Locale.ROOT).startsWith("image");
    }
    return url.toLowerCase(Locale.ROOT).matches("[^?#]{1,2000}\\.(jpe?g|png|gif|webp)([?#].*)?");
  }

  private Stream<EntryImage> picture(String url, OptionalInt width, OptionalInt height) {
    return Addresses.resolve(base, url).stream().map(uri -> new EntryImage(uri, "", width, height));
  }

  private static OptionalInt pixels(@Nullable Integer value) {
    return value == null || value <= 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
