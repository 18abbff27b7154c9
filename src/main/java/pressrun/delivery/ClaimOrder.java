package pressrun.delivery;

import java.time.Instant;
import java.util.List;

/**
 * Asks for due rows of an edition, for one relay.
 *
 * @param declared the names of all relays that there are
 */
record ClaimOrder(
    long edition, String relay, List<String> declared, String node, int limit, Instant now) {}
