package pressrun.source;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Turns ROME's entries of one feed into plain ones. */
final class FeedEntries {
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final Pattern MAILBOX = Pattern.compile("\\S+@\\S+\\s*\\((.+)\\)");

  private final Optional<URI> base;
  private final Optional<String> language;
  private final FeedPictures pictures;
  private final boolean atom;

  FeedEntries(SyndFeed feed, Element root, Optional<URI> address) {
    Optional<URI> outer = address.or(() -> Addresses.resolve(Optional.empty(), feed.getLink()));
    this.base = Addresses.resolve(outer, root.getAttributeNS(XML, "base")).or(() -> outer);
    this.atom = root.getLocalName().equals("feed");
    this.pictures = new FeedPictures(base);
    this.language = text(feed.getLanguage()).or(() -> text(root.getAttributeNS(XML, "lang")));
  }

  Entry entry(SyndEntry given) {
    Optional<URI> link = Addresses.resolve(base, given.getLink());
    String title = text(given.getTitle()).orElse("");
    String summary = markup(given.getDescription());
    String body = body(given);
    return new Entry(
        Fingerprint.key(
            text(given.getUri()).or(() -> link.map(URI::toString)), title + summary + body),
        link,
        title,
        summary.equals(body) ? "" : summary,
        body,
        Entry.Format.HTML,
        text(given.getAuthor()).map(FeedEntries::person),
        date(given.getPublishedDate()).or(() -> date(given.getUpdatedDate())),
        given.getCategories().stream().map(SyndCategory::getName).filter(Objects::nonNull).toList(),
        pictures.of(given),
        language(given).or(() -> language));
  }

  /** content:encoded or Atom's content, else the description is all there is. */
  private String body(SyndEntry given) {
    return given.getContents().stream().map(this::markup).findFirst().orElse("");
  }

  /**
   * Atom's text (RFC 4287, 3.1.1.1; also when no type is given) is no markup, so it is made some.
   */
  private String markup(@Nullable SyndContent content) {
    String value = content == null ? "" : Objects.requireNonNullElse(content.getValue(), "");
    String type = content == null ? "" : Objects.requireNonNullElse(content.getType(), "text");
    return atom && type.startsWith("text") && !type.equals("text/html")
        ? Markup.ofText(value)
        : value;
  }

  /** RSS names people as {@code mailbox (name)}. */
  private static String person(String written) {
    Matcher mailbox = MAILBOX.matcher(written);
    return mailbox.matches() ? mailbox.group(1).strip() : written;
  }

  private static Optional<String> language(SyndEntry given) {
    return given.getModule(DCModule.URI) instanceof DCModule module
        ? text(module.getLanguage())
        : Optional.empty();
  }

  private static Optional<Instant> date(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }

  private static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
  }
}
