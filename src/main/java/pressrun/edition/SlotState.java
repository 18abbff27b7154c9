package pressrun.edition;

/** What became of a slot. */
public enum SlotState {
  DUE,
  /** An edition was frozen for it. */
  RUN,
  /** Found later than {@code max_lateness}; its articles roll over. */
  MISSED,
  /** Too little was new, or nobody would have got it; nothing was sent. */
  EMPTY
}
