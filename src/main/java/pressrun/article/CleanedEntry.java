package pressrun.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * An entry that was made clean, ready to be kept.
 *
 * @param key the source's own identifier
 * @param canonicalLink the same for all spellings of one address
 * @param fingerprint the same for the same words; none where they are too few to tell entries by
 */
public record CleanedEntry(
    String key, Optional<String> canonicalLink, Story story, Optional<String> fingerprint) {
  private static final int TELLING = 80;

  public CleanedEntry(String key, Optional<String> canonicalLink, Story story) {
    this(key, canonicalLink, story, fingerprint(story));
  }

  CleanedEntry named(String otherKey) {
    return new CleanedEntry(otherKey, canonicalLink, story, fingerprint);
  }

  public CleanedEntry filledFrom(Story other) {
    return new CleanedEntry(key, canonicalLink, story.filledFrom(other));
  }

  private static Optional<String> fingerprint(Story story) {
    String text = story.standfirst() + story.excerpt();
    return text.length() < TELLING
        ? Optional.empty()
        : Optional.of(hash(evened(story.title() + text)));
  }

  /** Tells two entries apart that their source gave one identifier. */
  String ownKey() {
    return canonicalLink.orElseGet(
        () -> "sha256:" + hash(story.title() + "\n" + story.standfirst() + story.excerpt()));
  }

  private static String evened(String text) {
    StringBuilder words = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      if (letterOrNumber(character)) {
        words.appendCodePoint(character);
      }
      at += Character.charCount(character);
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }

  /** Of any script; a fingerprint is kept, so that this must stay as it is. */
  private static boolean letterOrNumber(int character) {
    int type = Character.getType(character);
    return Character.isLetterOrDigit(character)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}
