package pressrun.delivery;

import java.util.List;
import pressrun.smtp.RelaySettings.Rate;

/**
 * What the mailboxes of one domain may be given, by all relays together.
 *
 * @param domain in lower case
 */
public record DomainLimit(String domain, List<Rate> rates) {}
