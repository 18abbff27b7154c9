package pressrun.source;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Thumbnail;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns ROME's entries of one feed into plain ones. */
final class FeedEntries {
  private final Optional<URI> base;
  private final Optional<String> language;

  FeedEntries(SyndFeed feed, Optional<URI> address) {
    this.base = address.or(() -> Addresses.resolve(Optional.empty(), feed.getLink()));
    this.language = text(feed.getLanguage());
  }

  Entry entry(SyndEntry given) {
    Optional<URI> link = Addresses.resolve(base, given.getLink());
    String title = text(given.getTitle()).orElse("");
    String summary = value(given.getDescription());
    String body = given.getContents().stream().map(FeedEntries::value).findFirst().orElse("");
    return new Entry(
        text(given.getUri())
            .or(() -> link.map(URI::toString))
            .orElseGet(() -> Fingerprint.of(title + summary + body)),
        link,
        title,
        summary,
        body,
        Entry.Format.HTML,
        text(given.getAuthor()),
        date(given.getPublishedDate()).or(() -> date(given.getUpdatedDate())),
        given.getCategories().stream().map(SyndCategory::getName).filter(Objects::nonNull).toList(),
        image(given),
        language);
  }

  private static Optional<Instant> date(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }

  private static String value(@Nullable SyndContent content) {
    return content == null ? "" : Optional.ofNullable(content.getValue()).orElse("");
  }

  private static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
  }

  private Optional<EntryImage> image(SyndEntry given) {
    return Stream.concat(enclosed(given), media(given)).findFirst();
  }

  private Stream<EntryImage> enclosed(SyndEntry given) {
    return given.getEnclosures().stream()
        .filter(enclosure -> text(enclosure.getType()).orElse("").startsWith("image/"))
        .map(SyndEnclosure::getUrl)
        .flatMap(url -> picture(url, OptionalInt.empty(), OptionalInt.empty()));
  }

  private Stream<EntryImage> media(SyndEntry given) {
    if (!(given.getModule(MediaModule.URI) instanceof MediaEntryModule module)) {
      return Stream.empty();
    }
    Stream<MediaContent> contents =
        Stream.concat(
            Arrays.stream(module.getMediaContents()),
            Arrays.stream(module.getMediaGroups())
                .flatMap(group -> Arrays.stream(group.getContents())));
    Stream<Thumbnail> thumbnails =
        module.getMetadata() == null
            ? Stream.empty()
            : Arrays.stream(module.getMetadata().getThumbnail());
    return Stream.concat(
        contents.filter(FeedEntries::pictured).flatMap(this::content),
        thumbnails.flatMap(
            thumbnail ->
                thumbnail.getUrl() == null
                    ? Stream.empty()
                    : picture(
                        thumbnail.getUrl().toString(),
                        pixels(thumbnail.getWidth()),
                        pixels(thumbnail.getHeight()))));
  }

  private static boolean pictured(MediaContent content) {
    String kind = text(content.getMedium()).or(() -> text(content.getType())).orElse("");
    return kind.startsWith("image");
  }

  private Stream<EntryImage> content(MediaContent content) {
    return content.getReference() instanceof UrlReference reference
        ? picture(
            reference.getUrl().toString(), pixels(content.getWidth()), pixels(content.getHeight()))
        : Stream.empty();
  }

  private Stream<EntryImage> picture(@Nullable String url, OptionalInt width, OptionalInt height) {
    return Addresses.resolve(base, url).stream().map(uri -> new EntryImage(uri, "", width, height));
  }

  private static OptionalInt pixels(@Nullable Integer value) {
    return value == null || value <= 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
