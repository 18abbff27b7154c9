package pressrun.edition;

import java.net.URI;
import java.util.Optional;

/** Who an edition is from, as it was when the edition was frozen. */
public record Masthead(
    String title, String fromName, String fromAddress, Optional<String> replyTo, URI baseUrl) {}
