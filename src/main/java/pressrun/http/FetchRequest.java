package pressrun.http;

import java.net.URI;
import java.util.Optional;

/**
 * What to ask for.
 *
 * @param etag a validator of an earlier answer, sent back verbatim (RFC 9110, 13.1.2)
 * @param lastModified the same, as a date (RFC 9110, 13.1.3)
 */
public record FetchRequest(
    URI address, Optional<String> etag, Optional<String> lastModified, String accept) {}
