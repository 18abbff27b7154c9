package pressrun.selection;

import java.util.Arrays;

/**
 * Counts votes for numbered candidates, of which few get any; used again and again by one thread.
 */
final class Ballot {
  private byte[] votes = new byte[64];
  private int[] named = new int[64];
  private int size;

  /** Makes room for so many candidates. */
  void open(int candidates) {
    if (votes.length < candidates) {
      votes = Arrays.copyOf(votes, candidates * 2);
    }
  }

  void vote(int candidate) {
    if (votes[candidate]++ == 0) {
      if (size == named.length) {
        named = Arrays.copyOf(named, size * 2);
      }
      named[size++] = candidate;
    }
  }

  /** The candidates with so many votes, in the order of their first ones; all votes are undone. */
  int[] elected(int least) {
    int elected = 0;
    for (int i = 0; i < size; i++) {
      int candidate = named[i];
      if (votes[candidate] >= least) {
        named[elected++] = candidate;
      }
      votes[candidate] = 0;
    }
    size = 0;
    return Arrays.copyOf(named, elected);
  }
}
