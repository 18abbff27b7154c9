package pressrun.audience;

/** A subscriber's standing with one newsletter; only ACTIVE is written to. */
public enum Standing {
  PENDING,
  ACTIVE,
  UNSUBSCRIBED,
  BOUNCED,
  COMPLAINED;

  /** Returns how much a standing forbids: the strongest of several counts. */
  public int strength() {
    return switch (this) {
      case ACTIVE -> 0;
      case PENDING -> 1;
      case BOUNCED -> 2;
      case UNSUBSCRIBED -> 3;
      case COMPLAINED -> 4;
    };
  }

  /** True when the person must not be written to any more. */
  public boolean hasLeft() {
    return strength() > PENDING.strength();
  }
}
