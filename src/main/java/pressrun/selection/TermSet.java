package pressrun.selection;

/**
 * Terms of {@link StoryTerms}, each once, at its greatest weight. For all threads; its array is not
 * to be changed.
 *
 * @param terms sorted by what they are
 * @param weight of all together
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by what is shared, never by equals.
record TermSet(int[] terms, int weight) {
  static final TermSet EMPTY = new TermSet(new int[0], 0);

  static TermSet of(int[] sorted) {
    int weight = 0;
    for (int term : sorted) {
      weight += StoryTerms.weight(term);
    }
    return new TermSet(sorted, weight);
  }

  /**
   * What of this one's weight another set has too. Most of what selecting does is done here, so
   * that the loop has no branch that cannot be foreseen.
   */
  int shared(TermSet other) {
    int[] ours = terms;
    int[] theirs = other.terms;
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < ours.length && j < theirs.length) {
      int mine = StoryTerms.identity(ours[i]);
      int his = StoryTerms.identity(theirs[j]);
      shared += mine == his ? StoryTerms.weight(ours[i]) : 0;
      i += mine <= his ? 1 : 0;
      j += his <= mine ? 1 : 0;
    }
    return shared;
  }
}
