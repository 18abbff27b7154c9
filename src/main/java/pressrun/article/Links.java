package pressrun.article;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pressrun.http.WebAddress;

/** Judges and evens addresses of articles. */
final class Links {
  private static final List<String> TRACKING =
      List.of(
          "fbclid",
          "gclid",
          "dclid",
          "msclkid",
          "mc_cid",
          "mc_eid",
          "igshid",
          "yclid",
          "_ga",
          "gclsrc",
          "wbraid",
          "gbraid",
          "twclid",
          "ttclid",
          "_hsenc",
          "_hsmi",
          "mkt_tok",
          "s_cid",
          "ncid",
          "cmpid",
          "xtor",
          "ref_src",
          "at_medium",
          "at_campaign");
  private static final int LONGEST = 4000;
  private static final String WWW = "www.";
  private static final Pattern SLASHES = Pattern.compile("/{2,}");
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  private Links() {}

  /** An absolute http or https address without a login; none for anything else. */
  static Optional<URI> web(String address) {
    return WebAddress.resolve(Optional.empty(), address).filter(Links::open);
  }

  /** Whether an address that its source has read needs no login, nor grew too long by escapes. */
  static boolean open(URI address) {
    return address.getUserInfo() == null && address.toString().length() <= LONGEST;
  }

  /**
   * The same text for all spellings of one address: scheme, host, port, escapes, slashes, tracking,
   * the order of parameters and the fragment make none other.
   */
  static String canonical(URI link) {
    String named = link.getHost().toLowerCase(Locale.ROOT);
    String host = withoutLast('.', named.startsWith(WWW) ? named.substring(WWW.length()) : named);
    String port =
        link.getPort() < 0 || link.getPort() == 80 || link.getPort() == 443
            ? ""
            : ":" + link.getPort();
    String way = evened(Optional.ofNullable(link.getRawPath()).orElse(""));
    String path = withoutLast('/', way.contains("//") ? SLASHES.matcher(way).replaceAll("/") : way);
    String query = Optional.ofNullable(link.getRawQuery()).map(Links::query).orElse("");
    return host + port + path + (query.isEmpty() ? "" : "?" + query);
  }

  private static String withoutLast(char last, String text) {
    boolean there = !text.isEmpty() && text.charAt(text.length() - 1) == last;
    return there ? text.substring(0, text.length() - 1) : text;
  }

  private static String query(String query) {
    return Arrays.stream(query.split("&", -1))
        .map(Links::evened)
        .map(part -> part.endsWith("=") ? part.substring(0, part.length() - 1) : part)
        .filter(part -> !part.isEmpty() && !part.startsWith("=") && !tracks(part))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  /** Escapes of what needs none are undone, the others are in capitals (RFC 3986, 6.2.2). */
  private static String evened(String text) {
    return text.indexOf('%') < 0 ? text : ESCAPE.matcher(text).replaceAll(Links::needed);
  }

  private static String needed(MatchResult escape) {
    char meant = (char) Integer.parseInt(escape.group(1), 16);
    boolean unreserved =
        (meant >= 'a' && meant <= 'z')
            || (meant >= 'A' && meant <= 'Z')
            || (meant >= '0' && meant <= '9')
            || "-._~".indexOf(meant) >= 0;
    return unreserved ? String.valueOf(meant) : escape.group().toUpperCase(Locale.ROOT);
  }

  private static boolean tracks(String part) {
    int equals = part.indexOf('=');
    String name = (equals < 0 ? part : part.substring(0, equals)).toLowerCase(Locale.ROOT);
    return name.startsWith("utm_") || TRACKING.contains(name);
  }
}
