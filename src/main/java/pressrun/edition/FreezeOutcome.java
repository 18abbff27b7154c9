package pressrun.edition;

/** What became of an attempt to freeze an edition. */
public sealed interface FreezeOutcome {

  /** It stands now. */
  record Frozen(Edition edition) implements FreezeOutcome {}

  /** The slot had its edition; nothing was written. */
  record AlreadyRun(Edition edition) implements FreezeOutcome {}

  /** Another edition took the number or an article meanwhile; nothing was written. */
  record Overtaken() implements FreezeOutcome {}
}
