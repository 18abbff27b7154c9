package pressrun.edition;

import pressrun.newsletter.Readership;
import pressrun.selection.Selections;

/** An edition that is ready to be frozen. */
public record EditionDraft(
    Slot slot,
    int number,
    String subject,
    Masthead masthead,
    Selections selections,
    Readership readership) {}
