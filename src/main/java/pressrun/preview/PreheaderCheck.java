package pressrun.preview;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words that an inbox shows beside the subject. */
final class PreheaderCheck {
  private static final Set<Character.UnicodeScript> WIDE =
      Set.of(
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA,
          Character.UnicodeScript.HANGUL);
  private static final int SHORT = 15;
  private static final int LONG = 140;

  private PreheaderCheck() {}

  static List<Finding> look(InspectedMail mail) {
    Optional<String> preheader = mail.page().preheader();
    if (preheader.isEmpty()) {
      return List.of(
          Finding.warning(
              "There is no preheader: the inbox shows whatever words come first in the mail."));
    }
    String words =
        preheader
            .get()
            .replaceAll("[\\u034f\\u200b-\\u200f\\u00ad\\ufeff\\u2007\\s]+", " ")
            .strip();
    int length = words.codePointCount(0, words.length());
    if (words.equals(mail.parsed().subject().strip())) {
      return List.of(Finding.warning("The preheader only repeats the subject."));
    }
    if (wide(words) ? length * 2 < SHORT : length < SHORT) {
      return List.of(
          Finding.warning(
              "The preheader has " + length + " characters; 40 to 90 use the room there is."));
    }
    return length > LONG
        ? List.of(
            Finding.note("The preheader has " + length + " characters; inboxes show about 90."))
        : List.of();
  }

  /** Han, kana and Hangul say more with a letter, and take the room of two. */
  private static boolean wide(String words) {
    return words.codePoints().mapToObj(Character.UnicodeScript::of).anyMatch(WIDE::contains);
  }
}
