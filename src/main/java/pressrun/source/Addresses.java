package pressrun.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses in sources: resolved against where they stand; only http and https are kept. */
final class Addresses {
  private static final int LONGEST = 4000;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^ ]]");

  /** What people write into addresses though RFC 3986 has it escaped. */
  private static final Pattern UNESCAPED = Pattern.compile("[ \"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

  private Addresses() {}

  static Optional<URI> resolve(Optional<URI> base, @Nullable String written) {
    if (written == null || written.isBlank() || written.length() > LONGEST) {
      return Optional.empty();
    }
    String tidy = CONTROLS.matcher(written.strip()).replaceAll("");
    try {
      String address = UNESCAPED.matcher(tidy).replaceAll(Addresses::escaped);
      URI resolved = base.isPresent() ? against(base.get(), address) : new URI(address);
      String scheme = String.valueOf(resolved.getScheme());
      boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
      return web && resolved.getHost() != null ? Optional.of(resolved) : Optional.empty();
    } catch (URISyntaxException wrong) {
      return Optional.empty();
    }
  }

  /** Java resolves "a" against "http://host" to "http://hosta", and "?a" to the folder. */
  private static URI against(URI base, String address) throws URISyntaxException {
    String path = Optional.ofNullable(base.getRawPath()).orElse("");
    URI rooted = path.isEmpty() ? base.resolve("/") : base;
    return rooted.resolve(new URI(address.startsWith("?") ? path + address : address));
  }

  private static String escaped(MatchResult found) {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : found.group().getBytes(StandardCharsets.UTF_8)) {
      escaped.append('%').append(String.format("%02X", octet));
    }
    return escaped.toString();
  }
}
