package pressrun.web;

import java.util.Optional;
import pressrun.newsletter.Newsletter;

/** Sends one marked copy of what would go out now to one address, outside the ledger. */
@FunctionalInterface
public interface TestPost {
  /** Why it was not taken; none when it was. */
  Optional<String> send(Newsletter newsletter, String address);
}
