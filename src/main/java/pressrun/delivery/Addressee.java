package pressrun.delivery;

import java.util.Locale;

/** For whom a message is made: what the ledger keeps of a person, as it was when she was queued. */
public record Addressee(
    long edition, long subscriber, String address, String name, String cohort, Locale language) {}
