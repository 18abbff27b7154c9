package pressrun.delivery;

import java.util.Map;

/** How many deliveries of an edition are in which state. */
public record Tally(Map<DeliveryState, Long> counts) {
  public long of(DeliveryState state) {
    return counts.getOrDefault(state, 0L);
  }

  public long planned() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Still to be worked on by itself; HELD waits for a person. */
  public long open() {
    return of(DeliveryState.PENDING)
        + of(DeliveryState.CLAIMED)
        + of(DeliveryState.DOT)
        + of(DeliveryState.DEFERRED)
        + of(DeliveryState.UNCERTAIN);
  }
}
