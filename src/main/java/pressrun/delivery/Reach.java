package pressrun.delivery;

/**
 * To how many an edition would go.
 *
 * @param suppressed active ones who are left out because their addresses must not be written to
 */
public record Reach(long recipients, long suppressed) {}
