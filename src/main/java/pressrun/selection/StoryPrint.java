package pressrun.selection;

import java.util.Optional;
import pressrun.article.Story;

/**
 * What of a story is compared with others, made once. Its array is not to be changed.
 *
 * @param second when it was published
 * @param link the canonical one
 * @param title its headline's terms
 * @param all terms of headline and text
 * @param days the weekdays that it names
 * @param sketch the least hashes of its terms: the more two sketches share, the more the texts
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by Likeness, never by equals.
record StoryPrint(
    String language,
    long second,
    Optional<String> link,
    TermSet title,
    TermSet all,
    TermSet numbers,
    TermSet days,
    int[] sketch) {
  private static final int BINS = 24;
  private static final int BIN_SHIFT = 27; // 32 bins by the top five bits; the last go round

  static StoryPrint of(Story story) {
    return of(story, new StoryTerms());
  }

  /** Read into what may have held another story's terms. */
  static StoryPrint of(Story story, StoryTerms terms) {
    terms.clear();
    terms.read(story.title());
    TermSet title = terms.terms();
    terms.read(story.standfirst());
    terms.read(story.excerpt());
    TermSet all = terms.terms();
    return new StoryPrint(
        story.language().getLanguage(),
        story.published().getEpochSecond(),
        story.canonicalLink(),
        title,
        all,
        terms.numbers(),
        terms.days(),
        sketch(all));
  }

  /**
   * The least hash of each bin (MinHash by one permutation: Li, Owen and Zhang, "One Permutation
   * Hashing", 2012).
   */
  private static int[] sketch(TermSet all) {
    int[] least = new int[BINS];
    int filled = 0;
    for (int term : all.terms()) {
      if (StoryTerms.says(term)) {
        int hash = StoryTerms.mix(StoryTerms.identity(term));
        int bin = (hash >>> BIN_SHIFT) % BINS;
        if (least[bin] == 0 || Integer.compareUnsigned(hash, least[bin]) < 0) {
          filled += least[bin] == 0 ? 1 : 0;
          least[bin] = hash;
        }
      }
    }
    int[] sketch = new int[filled];
    int size = 0;
    for (int hash : least) {
      if (hash != 0) {
        sketch[size++] = hash;
      }
    }
    return sketch;
  }
}
