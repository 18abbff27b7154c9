package pressrun.selection;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import pressrun.article.Story;

/**
 * What of a story is compared with others, made once. Its arrays are not to be changed.
 *
 * @param title its headline's terms, sorted
 * @param all terms of headline and text, sorted
 * @param numbers its numbers, sorted
 * @param days the weekdays that it names, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by Likeness, never by equals.
record StoryPrint(
    String language, Instant published, int[] title, int[] all, int[] numbers, int[] days) {

  static StoryPrint of(Story story) {
    StoryTerms terms = new StoryTerms();
    terms.read(story.title());
    int title = terms.size();
    terms.read(story.standfirst());
    terms.read(story.excerpt());
    int[] all = terms.terms();
    return new StoryPrint(
        language(story.language()),
        story.published(),
        sorted(Arrays.copyOf(all, title)),
        sorted(all),
        sorted(terms.numbers()),
        sorted(terms.days()));
  }

  private static String language(Locale locale) {
    return locale.getLanguage();
  }

  /** Sorted, each once, at its greatest weight. */
  private static int[] sorted(int[] terms) {
    for (int i = 0; i < terms.length; i++) {
      terms[i] ^= Integer.MIN_VALUE;
    }
    Arrays.sort(terms);
    int size = 0;
    for (int term : terms) {
      int plain = term ^ Integer.MIN_VALUE;
      if (size > 0 && StoryTerms.identity(terms[size - 1]) == StoryTerms.identity(plain)) {
        terms[size - 1] = plain;
      } else {
        terms[size++] = plain;
      }
    }
    return size == terms.length ? terms : Arrays.copyOf(terms, size);
  }
}
