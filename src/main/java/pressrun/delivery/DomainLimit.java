package pressrun.delivery;

import java.util.List;
import java.util.OptionalInt;
import pressrun.smtp.RelaySettings.Rate;

/**
 * What the mailboxes of one domain may be given.
 *
 * @param domain in lower case
 * @param rates by all relays and nodes together; none: as fast as it goes
 * @param connections how many of this node's may be busy with it at a time; none: all
 */
public record DomainLimit(String domain, List<Rate> rates, OptionalInt connections) {}
