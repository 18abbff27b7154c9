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

  /** Whether nothing more happens by itself, and nobody is asked. */
  boolean isFinal() {
    return switch (this) {
      case SENT, FAILED, SUPPRESSED, EXPIRED, CANCELLED -> true;
      default -> false;
    };
  }
}
