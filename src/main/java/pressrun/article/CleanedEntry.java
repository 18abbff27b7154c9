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
    char[] given = text.toCharArray();
    char[] words = new char[given.length];
    int length = 0;
    for (int at = 0; at < given.length; ) {
      int character = given[at] < 0x80 ? given[at] : Character.codePointAt(given, at);
      if (letterOrNumber(character)) {
        length += Character.toChars(character, words, length);
      }
      at += Character.charCount(character);
    }
    return new String(words, 0, length).toLowerCase(Locale.ROOT);
  }

  /** Of any script; a fingerprint is kept, so that this must stay as it is. */
  private static boolean letterOrNumber(int character) {
    if (character < 0x80) {
      return CommonWords.letter(character) || (character >= '0' && character <= '9');
    }
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
