package pressrun.selection;

import java.util.Arrays;

/**
 * Many values per key, all of them plain integers, without an object for each; a key that has too
 * many is forgotten with all of them. Read by any number of threads while nobody adds.
 *
 * <p>A key stands beside the place of its values, and these behind their number, so that finding
 * them waits for memory twice and not once for each.
 */
final class IntTable {
  private final int most;
  private long[] slots = new long[1 << 8];
  private int taken;
  private int[] values = new int[1 << 8];
  private int size = 1;

  IntTable(int most) {
    this.most = most;
  }

  /** Where the values of a key stand. */
  int place(int key) {
    return (int) slots[slot(key)];
  }

  /** How many stand there. */
  int count(int place) {
    return values[place] > most ? 0 : values[place];
  }

  int value(int place, int index) {
    return values[place + 1 + index];
  }

  void add(int key, int value) {
    if (taken * 2 >= slots.length) {
      grow();
    }
    int slot = slot(key);
    int place = (int) slots[slot];
    int count = values[place];
    if (count < most) {
      if ((count & (count - 1)) == 0) {
        place = moved(place, count);
        slots[slot] = (long) key << Integer.SIZE | place;
        taken += count == 0 ? 1 : 0;
      }
      values[place + 1 + count] = value;
    }
    values[place] = count + 1;
  }

  /** Room is doubled when it is full, which it is at each power of two. */
  private int moved(int place, int count) {
    int room = 1 + Math.max(1, 2 * count);
    if (size + room > values.length) {
      values = Arrays.copyOf(values, 2 * values.length + room);
    }
    System.arraycopy(values, place, values, size, 1 + count);
    size += room;
    return size - room;
  }

  private int slot(int key) {
    int mask = slots.length - 1;
    int slot = StoryTerms.mix(key) & mask;
    while (slots[slot] != 0 && (int) (slots[slot] >>> Integer.SIZE) != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long each : old) {
      if (each != 0) {
        slots[slot((int) (each >>> Integer.SIZE))] = each;
      }
    }
  }
}
