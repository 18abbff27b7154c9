package pressrun.selection;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A list in pieces of one length, of which the last may be shorter. */
final class Slices {
  private Slices() {}

  static <T> Stream<List<T>> of(List<T> whole, int length) {
    return IntStream.range(0, (whole.size() + length - 1) / length)
        .mapToObj(
            each -> whole.subList(each * length, Math.min(whole.size(), (each + 1) * length)));
  }
}
