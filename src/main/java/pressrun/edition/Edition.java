package pressrun.edition;

import java.time.Instant;

/** One frozen issue; only its state changes. */
public record Edition(
    long id,
    Slot slot,
    int number,
    String subject,
    Masthead masthead,
    Instant frozenAt,
    EditionState state) {}
