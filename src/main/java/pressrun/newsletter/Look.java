package pressrun.newsletter;

import java.net.URI;
import java.util.Optional;

/**
 * How the newsletter looks.
 *
 * @param template a folder of looks, such as {@code digest}
 * @param subject a FreeMarker template of one line
 * @param preheader a FreeMarker template of one line
 * @param accent a CSS colour, {@code #rrggbb}
 */
public record Look(
    String template, String subject, String preheader, String accent, Optional<URI> logo) {}
