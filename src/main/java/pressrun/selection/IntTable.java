package pressrun.selection;

import java.util.Arrays;

/**
 * Many values per key, all of them plain integers, without an object for each; a key that has too
 * many is forgotten with all of them. Used by one thread.
 */
final class IntTable {
  private static final int NONE = -1;

  private final int most;
  private int[] keys = new int[1 << 12];
  private int[] heads = filled(keys.length);
  private int[] counts = new int[keys.length];
  private int taken;
  private int[] values = new int[1 << 12];
  private int[] nexts = new int[1 << 12];
  private int size;

  IntTable(int most) {
    this.most = most;
  }

  private static int[] filled(int length) {
    int[] heads = new int[length];
    Arrays.fill(heads, NONE);
    return heads;
  }

  /** An entry of this key; negative when there is none. */
  int first(int key) {
    int slot = slot(key);
    return counts[slot] > most ? NONE : heads[slot];
  }

  int next(int entry) {
    return nexts[entry];
  }

  int value(int entry) {
    return values[entry];
  }

  void add(int key, int value) {
    if (taken * 2 >= keys.length) {
      grow();
    }
    int slot = slot(key);
    if (heads[slot] == NONE) {
      keys[slot] = key;
      taken++;
    }
    if (counts[slot]++ >= most) {
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
      nexts = Arrays.copyOf(nexts, size * 2);
    }
    values[size] = value;
    nexts[size] = heads[slot];
    heads[slot] = size++;
  }

  private int slot(int key) {
    int mask = keys.length - 1;
    int slot = StoryTerms.mix(key) & mask;
    while (heads[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldHeads = heads;
    int[] oldCounts = counts;
    keys = new int[oldKeys.length * 2];
    heads = filled(keys.length);
    counts = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldHeads[i] != NONE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        heads[slot] = oldHeads[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
