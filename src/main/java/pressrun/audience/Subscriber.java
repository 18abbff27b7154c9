package pressrun.audience;

import java.util.Locale;
import java.util.Optional;

/**
 * A person with an address.
 *
 * @param name as she wishes to be called; may be empty
 */
public record Subscriber(long id, String address, String name, Optional<Locale> language) {}
