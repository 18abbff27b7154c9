package pressrun.delivery;

import java.util.Map;

/**
 * Who of a newsletter's subscribers would not be written to.
 *
 * @param recipients how many would be
 * @param leftOut how many are left out, by reason
 */
public record LeftOut(long recipients, Map<String, Long> leftOut) {}
