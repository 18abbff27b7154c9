package pressrun.audience;

import java.time.Instant;

/** A subscriber and how she stands with one newsletter. */
public record Subscription(
    Subscriber subscriber, Standing standing, Instant since, Preference preference) {}
