package pressrun.edition;

/** How far an edition is. */
public enum EditionState {
  FROZEN,
  SENDING,
  PAUSED,
  SENT,
  CANCELLED
}
