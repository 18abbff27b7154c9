package pressrun.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pressrun.render.SlotName;

/**
 * A piece of a typeset text and the slot that follows it. Only the marks drawn for this edition are
 * slots; nothing an article says can be one.
 *
 * @param slot none after the last piece
 */
record Cut(String text, Optional<SlotName> slot) {

  static List<Cut> all(String typeset, String slotMark) {
    List<Cut> cuts = new ArrayList<>();
    int from = 0;
    for (Optional<Found> next = next(typeset, slotMark, from);
        next.isPresent();
        next = next(typeset, slotMark, from)) {
      Found found = next.get();
      cuts.add(new Cut(typeset.substring(from, found.at()), Optional.of(found.slot())));
      from = found.at() + found.slot().mark(slotMark).length();
    }
    cuts.add(new Cut(typeset.substring(from), Optional.empty()));
    return cuts;
  }

  private record Found(int at, SlotName slot) {}

  private static Optional<Found> next(String typeset, String slotMark, int from) {
    return Stream.of(SlotName.values())
        .map(slot -> new Found(typeset.indexOf(slot.mark(slotMark), from), slot))
        .filter(found -> found.at() >= 0)
        .min(Comparator.comparingInt(Found::at));
  }
}
