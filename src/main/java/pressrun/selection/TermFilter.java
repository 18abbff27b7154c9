package pressrun.selection;

/**
 * Says of a few terms too many that a set has them, and never of one too few, at a single look
 * (Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970). For all threads.
 */
@SuppressWarnings("ArrayRecordComponent") // Asked, never compared.
record TermFilter(long[] bits) {
  private static final int WORDS = 16;
  private static final int WORD = 6;

  static TermFilter of(TermSet set) {
    long[] bits = new long[WORDS];
    for (int term : set.terms()) {
      int identity = StoryTerms.identity(term);
      bits[word(identity)] |= 1L << identity;
    }
    return new TermFilter(bits);
  }

  private static int word(int identity) {
    return (identity >>> WORD) & (WORDS - 1);
  }

  /** What of another set can be in this one weighs no more than this. */
  double mostOf(TermSet other) {
    double most = 0;
    for (int term : other.terms()) {
      int identity = StoryTerms.identity(term);
      most += ((bits[word(identity)] >>> identity) & 1) * StoryTerms.weight(term);
    }
    return most;
  }
}
