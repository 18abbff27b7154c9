package pressrun.selection;

/** What a person said of one article, over the head of the rules. */
public enum Mark {
  /** Comes first, whatever the rules say; only the maximum counts. */
  PIN,
  /** Waits until the hold is taken back. */
  HOLD,
  /** Never appears. */
  EXCLUDE
}
