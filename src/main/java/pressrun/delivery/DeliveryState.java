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
  CANCELLED
}
