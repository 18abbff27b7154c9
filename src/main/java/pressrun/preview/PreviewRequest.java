package pressrun.preview;

import java.time.Instant;
import java.util.Optional;
import pressrun.newsletter.Newsletter;

/**
 * What somebody wants to see.
 *
 * @param cadence none: the subscriber's own
 * @param as the address of a subscriber; none: a made-up reader at example.org
 * @param at the moment to look at; none: what a send would take now
 */
public record PreviewRequest(
    Newsletter newsletter, Optional<String> cadence, Optional<String> as, Optional<Instant> at) {

  public PreviewRequest(Newsletter newsletter, Optional<String> as, Optional<Instant> at) {
    this(newsletter, Optional.empty(), as, at);
  }
}
