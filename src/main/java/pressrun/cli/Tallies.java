package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import pressrun.delivery.DeliveryState;
import pressrun.delivery.Tally;

/** A tally in words and as fields. */
final class Tallies {
  private Tallies() {}

  /** What is neither sent nor simply waiting its turn, such as {@code , 2 failed}. */
  static String exceptions(Tally tally) {
    StringBuilder words = new StringBuilder();
    for (DeliveryState state : DeliveryState.values()) {
      boolean plain =
          state == DeliveryState.SENT
              || state == DeliveryState.PENDING
              || state == DeliveryState.CLAIMED
              || state == DeliveryState.DOT;
      if (!plain && tally.of(state) > 0) {
        words.append(", ").append(tally.of(state)).append(' ').append(Words.of(state));
      }
    }
    return words.toString();
  }

  static Map<String, Long> fields(Tally tally) {
    Map<String, Long> fields = new LinkedHashMap<>();
    fields.put("planned", tally.planned());
    for (DeliveryState state : DeliveryState.values()) {
      if (tally.of(state) > 0) {
        fields.put(Words.of(state), tally.of(state));
      }
    }
    return fields;
  }
}
