package pressrun.source;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which files their author does not want mailed now: drafts, texts before their date or after
 * their end, as Hugo, Jekyll, Eleventy, Astro, Ghost and WordPress's exports mark them, and files
 * that are no articles.
 */
final class HeldBack {
  private static final Set<String> YES = Set.of("true", "yes", "on", "1", "y");
  private static final Set<String> NO = Set.of("false", "no", "off", "0", "n");

  /** Keys that keep a text back when they say yes. */
  private static final List<String> DRAFT =
      List.of("draft", "isdraft", "is_draft", "eleventyexcludefromcollections", "private");

  /** Keys that keep it back when they say no. */
  private static final List<String> PUBLISHED = List.of("published", "publish", "ispublished");

  private static final List<String> STATUS =
      List.of("status", "state", "post_status", "visibility");

  private static final Set<String> NOT_PUBLISHED =
      Set.of(
          "draft",
          "drafts",
          "auto-draft",
          "pending",
          "pending review",
          "review",
          "in review",
          "private",
          "scheduled",
          "future",
          "unpublished",
          "trash",
          "trashed",
          "deleted",
          "wip",
          "idea",
          "todo",
          "entwurf",
          "brouillon",
          "borrador",
          "bozza",
          "\u4E0B\u66F8\u304D",
          "\u8349\u7A3F",
          "\uCD08\uC548");

  /** The first of them that is written tells when it goes. */
  private static final List<String> FROM =
      List.of(
          "publishdate",
          "publish_date",
          "publish-date",
          "publishat",
          "publish_at",
          "published_at",
          "publishedat",
          "pubdate",
          "pub_date",
          "published",
          "date");

  private static final List<String> UNTIL =
      List.of(
          "expirydate",
          "expiry_date",
          "expiry-date",
          "expires",
          "expire",
          "expires_at",
          "expiresat",
          "expired",
          "unpublishdate",
          "unpublish_date",
          "valid_until");

  /**
   * Names of files that lie beside articles, and of the copies that programs make. An article may
   * be called license.md, so that those names count in capitals only, as they are usual.
   */
  private static final Pattern NO_ARTICLE =
      Pattern.compile(
          "_.*|~.*|#.*|(?i:readme)(\\.[a-z]{2})?\\.[a-z]+"
              + "|(CHANGELOG|LICENSE|LICENCE|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY)\\.[a-z]+"
              + "|.*\\.(bak|orig|old|tmp|swp|backup)\\.[a-z]+|.*\\.sync-conflict-.*|.*conflicted copy.*");

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private HeldBack() {}

  /** Returns why a file of this name is no article; empty when it may be one. */
  static Optional<String> byName(String name) {
    return NO_ARTICLE.matcher(name).matches()
        ? Optional.of("is left out: its name says that it is no article")
        : Optional.empty();
  }

  /** Returns why a text waits, or is over; empty when it may go. */
  static Optional<String> why(FrontMatter front, Instant now, ZoneId zone) {
    return saying(front, DRAFT, YES)
        .or(() -> saying(front, PUBLISHED, NO))
        .or(() -> saying(front, STATUS, NOT_PUBLISHED))
        .map(said -> "is held back by \"" + said + "\"")
        .or(
            () ->
                moment(front, FROM, zone)
                    .filter(now::isBefore)
                    .map(from -> "waits for " + shown(from, zone)))
        .or(
            () ->
                moment(front, UNTIL, zone)
                    .filter(until -> !now.isBefore(until))
                    .map(until -> "ended " + shown(until, zone)));
  }

  private static Optional<String> saying(FrontMatter front, List<String> keys, Set<String> words) {
    return keys.stream()
        .flatMap(
            key ->
                front.first(key).stream()
                    .filter(word -> words.contains(word.toLowerCase(Locale.ROOT)))
                    .map(word -> key + ": " + word))
        .findFirst();
  }

  private static Optional<Instant> moment(FrontMatter front, List<String> keys, ZoneId zone) {
    return keys.stream()
        .flatMap(key -> front.first(key).flatMap(text -> Dates.parse(text, zone)).stream())
        .findFirst();
  }

  private static String shown(Instant moment, ZoneId zone) {
    return MINUTE.withZone(zone).format(moment);
  }
}
