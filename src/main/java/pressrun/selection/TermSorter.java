package pressrun.selection;

import java.util.Arrays;

/**
 * Makes sets of terms. They are hashes, spread evenly, so that each can be put about where it
 * belongs at once, which is several times as fast as sorting them. Zero is no term. Used again and
 * again by one thread.
 */
final class TermSorter {
  /** Those that are taken are sorted; empty between two sets. */
  private int[] slots = new int[512];

  private int[] taken = new int[128];

  /** Of the first so many terms, each once. */
  TermSet set(int[] terms, int count) {
    if (count == 0) {
      return TermSet.EMPTY;
    }
    int unused = Integer.numberOfLeadingZeros(count) - 1;
    int most = (1 << (Integer.SIZE - unused)) + count;
    if (slots.length < most) {
      slots = new int[most];
    }
    for (int i = 0; i < count; i++) {
      put(terms[i], unused);
    }
    return collected(most, count);
  }

  private void put(int term, int unused) {
    int at = term >>> unused;
    int identity = StoryTerms.identity(term);
    while (slots[at] != 0 && StoryTerms.identity(slots[at]) < identity) {
      at++;
    }
    if (slots[at] != 0 && StoryTerms.identity(slots[at]) == identity) {
      slots[at] = Integer.compareUnsigned(slots[at], term) < 0 ? term : slots[at];
    } else {
      insert(at, term);
    }
  }

  private void insert(int from, int term) {
    int moved = term;
    for (int at = from; moved != 0; at++) {
      int next = slots[at];
      slots[at] = moved;
      moved = next;
    }
  }

  /** Without a branch that cannot be foreseen. */
  private TermSet collected(int most, int count) {
    if (taken.length <= count) {
      taken = new int[2 * count];
    }
    int size = 0;
    for (int at = 0; at < most; at++) {
      taken[size] = slots[at];
      size += slots[at] == 0 ? 0 : 1;
      slots[at] = 0;
    }
    return TermSet.of(Arrays.copyOf(taken, size));
  }
}
