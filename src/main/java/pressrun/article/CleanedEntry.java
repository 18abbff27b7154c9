package pressrun.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An entry that was made clean, ready to be kept.
 *
 * @param key the source's own identifier
 * @param canonicalLink the same for all spellings of one address
 */
public record CleanedEntry(String key, Optional<String> canonicalLink, Story story) {
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int TELLING = 80;

  CleanedEntry named(String otherKey) {
    return new CleanedEntry(otherKey, canonicalLink, story);
  }

  public CleanedEntry filledFrom(Story other) {
    return new CleanedEntry(key, canonicalLink, story.filledFrom(other));
  }

  /** The same for the same words; none where the words are too few to tell entries by. */
  Optional<String> fingerprint() {
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
    return NO_LETTER.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
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
