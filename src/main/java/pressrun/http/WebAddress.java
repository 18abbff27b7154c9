package pressrun.http;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import pressrun.text.DomainName;

/**
 * Addresses as sources write them, read as browsers do (url.spec.whatwg.org); only http and https
 * are kept. What is judged here is what the guarded client asks for: there is one reading of it.
 */
public final class WebAddress {
  private static final int LONGEST = 4000;
  private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\r]");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]");

  private WebAddress() {}

  /** Relative to {@code base} where there is one; none for what is no address of the web. */
  public static Optional<URI> resolve(Optional<URI> base, @Nullable String written) {
    if (written == null || written.isBlank() || written.length() > LONGEST) {
      return Optional.empty();
    }
    String tidy = tidy(written.strip().trim());
    HttpUrl known = whole(tidy) ? null : base.map(URI::toString).map(HttpUrl::parse).orElse(null);
    HttpUrl found = known == null ? HttpUrl.parse(tidy) : known.resolve(tidy);
    return Optional.ofNullable(found).flatMap(WebAddress::withHostRead).flatMap(WebAddress::uri);
  }

  private static String tidy(String written) {
    for (int i = 0; i < written.length(); i++) {
      if (written.charAt(i) < ' ' || written.charAt(i) == 0x7F) {
        return CONTROLS
            .matcher(BREAKS.matcher(written).replaceAll(""))
            .replaceAll(control -> String.format("%%%02X", (int) control.group().charAt(0)));
      }
    }
    return written;
  }

  /** Such an address is read alike whatever it stands in. */
  private static boolean whole(String address) {
    return address.regionMatches(true, 0, "https://", 0, 8)
        || address.regionMatches(true, 0, "http://", 0, 7);
  }

  /**
   * The domain that somebody registered (publicsuffix.org); the host itself where there is none.
   */
  public static String registered(String host) {
    try {
      HttpUrl url = new HttpUrl.Builder().scheme("https").host(host).build();
      return Optional.ofNullable(url.topPrivateDomain()).orElse(host);
    } catch (IllegalArgumentException noHost) {
      return host;
    }
  }

  /**
   * Java would read a leading zero as nothing, and ask another machine than was meant; OkHttp maps
   * letters as UTS 46 does, but takes names in xn-- that stand for none.
   */
  static Optional<HttpUrl> withHostRead(HttpUrl url) {
    boolean spelt = url.host().contains("xn--");
    return NumericHost.read(url.host())
        .filter(host -> !spelt || DomainName.ofHost(host).asciiName().isPresent())
        .map(host -> host.equals(url.host()) ? url : url.newBuilder().host(host).build());
  }

  /** Java's own type wants more escaped than browsers do. */
  private static Optional<URI> uri(HttpUrl url) {
    try {
      URI uri = url.uri();
      // What it leaves out of a host makes another host of it.
      String host = String.valueOf(uri.getHost()).replace("[", "").replace("]", "");
      return host.equals(url.host()) ? Optional.of(uri) : Optional.empty();
    } catch (RuntimeException unspeakable) {
      return Optional.empty();
    }
  }
}
