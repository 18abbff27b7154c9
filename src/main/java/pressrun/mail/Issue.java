package pressrun.mail;

import java.time.Instant;
import pressrun.edition.Masthead;

/**
 * What the messages of one edition have in common beside their text.
 *
 * @param date when the edition was frozen; every message carries it
 */
public record Issue(
    String newsletter, String cadence, int number, Instant date, Masthead masthead) {}
