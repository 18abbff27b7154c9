package pressrun.selection;

import java.util.Arrays;

/**
 * Terms of {@link StoryTerms}, each once, at its greatest weight. For all threads; its array is not
 * to be changed.
 *
 * @param terms sorted by what they are
 * @param weight of all together
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by what is shared, never by equals.
record TermSet(int[] terms, double weight) {

  static TermSet of(int[] terms) {
    int[] sorted = terms.clone();
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] ^= Integer.MIN_VALUE;
    }
    Arrays.sort(sorted);
    int size = 0;
    for (int term : sorted) {
      int plain = term ^ Integer.MIN_VALUE;
      if (size > 0 && StoryTerms.identity(sorted[size - 1]) == StoryTerms.identity(plain)) {
        sorted[size - 1] = plain;
      } else {
        sorted[size++] = plain;
      }
    }
    return weighed(sorted, size);
  }

  private static TermSet weighed(int[] terms, int size) {
    double weight = 0;
    for (int i = 0; i < size; i++) {
      weight += StoryTerms.weight(terms[i]);
    }
    return new TermSet(size == terms.length ? terms : Arrays.copyOf(terms, size), weight);
  }

  /**
   * What both have, at this one's weight. Most of what selecting does is done here, so that the
   * loop has no branch that cannot be foreseen.
   */
  TermSet shared(TermSet other) {
    int[] ours = terms;
    int[] theirs = other.terms;
    int[] both = new int[Math.min(ours.length, theirs.length)];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < ours.length && j < theirs.length) {
      int mine = StoryTerms.identity(ours[i]);
      int his = StoryTerms.identity(theirs[j]);
      if (mine == his) {
        both[size++] = ours[i];
      }
      i += mine <= his ? 1 : 0;
      j += his <= mine ? 1 : 0;
    }
    return weighed(both, size);
  }

  /** The share of its weight that another set has too. */
  double covered(TermSet other) {
    return weight == 0 ? 0 : shared(other).weight / weight;
  }
}
