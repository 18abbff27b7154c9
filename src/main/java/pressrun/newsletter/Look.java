package pressrun.newsletter;

import java.util.Map;
import java.util.Optional;

/**
 * How the newsletter looks.
 *
 * @param template a folder of looks, such as {@code digest}
 * @param subject a FreeMarker template of one line
 * @param preheader a FreeMarker template of one line
 * @param styles what the newsletter sets itself, without an {@link Style#objection}
 */
public record Look(
    String template,
    String subject,
    String preheader,
    Map<Style, String> styles,
    Optional<Logo> logo) {}
