package pressrun.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges and evens addresses of articles. */
final class Links {
  private static final List<String> TRACKING =
      List.of("fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "_ga");

  private Links() {}

  /** An absolute http or https address; none for anything else. */
  static Optional<URI> web(String address) {
    try {
      URI uri = new URI(address.strip());
      String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && uri.getHost() != null && uri.getUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException wrong) {
      return Optional.empty();
    }
  }

  /** The same text for all spellings of one address: scheme, host case, tracking, fragment. */
  static String canonical(URI link) {
    String host = link.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    String port =
        link.getPort() < 0 || link.getPort() == 80 || link.getPort() == 443
            ? ""
            : ":" + link.getPort();
    String path = Optional.ofNullable(link.getRawPath()).orElse("").replaceFirst("/$", "");
    String query = query(Optional.ofNullable(link.getRawQuery()).orElse(""));
    return host + port + path + (query.isEmpty() ? "" : "?" + query);
  }

  private static String query(String query) {
    return Arrays.stream(query.split("&", -1))
        .filter(part -> !part.isEmpty() && !tracks(part))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static boolean tracks(String part) {
    int equals = part.indexOf('=');
    String name = (equals < 0 ? part : part.substring(0, equals)).toLowerCase(Locale.ROOT);
    return name.startsWith("utm_") || TRACKING.contains(name);
  }
}
