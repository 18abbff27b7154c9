package pressrun.delivery;

/** Where a delivery stands; see docs/delivery.md. */
public enum DeliveryState {
  PENDING,
  CLAIMED,
  DOT,
  DEFERRED,
  UNCERTAIN,
  HELD,
  SENT,
  FAILED,
  SUPPRESSED,
  EXPIRED,
  CANCELLED;

  /** Whether it has its turn by itself when its time comes. */
  boolean waits() {
    return this == PENDING || this == DEFERRED || this == UNCERTAIN;
  }

  /** Whether nothing more happens by itself, and nobody is asked. */
  boolean isFinal() {
    return switch (this) {
      case SENT, FAILED, SUPPRESSED, EXPIRED, CANCELLED -> true;
      default -> false;
    };
  }
}
