package pressrun.audience;

/** A subscriber's standing with one newsletter; only ACTIVE is written to. */
public enum Standing {
  PENDING,
  ACTIVE,
  UNSUBSCRIBED,
  BOUNCED,
  COMPLAINED
}
