package pressrun.audience;

/** What adding a person to a newsletter came to. */
public sealed interface AddOutcome {

  /** She is a subscriber now. */
  record Added(long subscriber) implements AddOutcome {}

  /** She was one before; her name or language may have been brought up to date. */
  record Known(long subscriber) implements AddOutcome {}

  /** She has left, bounced or complained before; an import or a form never undoes that. */
  record OptedOut(Standing standing) implements AddOutcome {}

  /** The file says that a person on the list has left, so nobody writes to the person any more. */
  record TakenOff(Standing standing) implements AddOutcome {}

  /** The file says that a person who is not on the list has left: no later file brings it there. */
  record KeptOut(Standing standing) implements AddOutcome {}

  /** The address must not be written to. */
  record Suppressed(String reason) implements AddOutcome {}

  /** The address is none. */
  record Refused(String why) implements AddOutcome {}
}
