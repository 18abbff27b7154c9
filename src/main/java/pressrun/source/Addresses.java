package pressrun.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses in sources: resolved against where they stand; only http and https are kept. */
final class Addresses {
  private Addresses() {}

  static Optional<URI> resolve(Optional<URI> base, @Nullable String written) {
    if (written == null || written.isBlank()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(written.strip().replace(" ", "%20"));
      URI resolved = base.isPresent() ? base.get().resolve(uri) : uri;
      String scheme = String.valueOf(resolved.getScheme());
      boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
      return web && resolved.getHost() != null ? Optional.of(resolved) : Optional.empty();
    } catch (URISyntaxException wrong) {
      return Optional.empty();
    }
  }
}
