package pressrun.edition;

import pressrun.selection.Selection;

/** An edition that is ready to be frozen. */
public record EditionDraft(
    Slot slot, int number, String subject, Masthead masthead, Selection selection) {}
