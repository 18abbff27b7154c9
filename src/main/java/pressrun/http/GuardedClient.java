package pressrun.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import pressrun.http.FetchOutcome.Failed;
import pressrun.http.FetchOutcome.Fetched;
import pressrun.http.FetchOutcome.NotModified;

/**
 * The only way out over HTTP: public addresses alone, every hop judged, bodies and time bounded.
 * For all threads.
 */
public final class GuardedClient implements AutoCloseable {
  private static final int HOPS = 5;

  private final HttpSettings settings;
  private final OkHttpClient client;

  public GuardedClient(HttpSettings settings) {
    this.settings = settings;
    this.client =
        new OkHttpClient.Builder()
            .dns(new GuardedDns(settings.loopback()))
            .connectTimeout(settings.connect())
            .callTimeout(settings.total())
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(new ConnectionPool())
            .build();
  }

  /** Follows at most five redirects; never throws for what a server or a network does. */
  public FetchOutcome fetch(FetchRequest request) {
    HttpUrl url = HttpUrl.parse(request.address().toString());
    if (url == null) {
      return failed("\"" + request.address() + "\" is no http or https address");
    }
    for (int hop = 0; hop <= HOPS; hop++) {
      Hop next = hop(url, request);
      if (next instanceof Arrived arrived) {
        return arrived.outcome();
      }
      url = ((Onward) next).target();
    }
    return failed("more than " + HOPS + " redirects");
  }

  private sealed interface Hop permits Arrived, Onward {}

  private record Arrived(FetchOutcome outcome) implements Hop {}

  private record Onward(HttpUrl target) implements Hop {}

  private Hop hop(HttpUrl url, FetchRequest request) {
    if (!url.username().isEmpty() || literalIsClosed(url.host())) {
      return new Arrived(
          failed(url.host() + " is an address inside a private network; sources must be public"));
    }
    try (Response response = client.newCall(get(url, request)).execute()) {
      return response.isRedirect() ? onward(url, response) : new Arrived(answer(url, response));
    } catch (IOException failure) {
      return new Arrived(failed(Reason.of(failure)));
    }
  }

  /** OkHttp does not look literal addresses up, so its Dns never sees them. */
  private boolean literalIsClosed(String host) {
    boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    try {
      return literal && !NetworkTable.open(InetAddress.getByName(host), settings.loopback());
    } catch (UnknownHostException noAddress) {
      return true;
    }
  }

  private Request get(HttpUrl url, FetchRequest request) {
    Request.Builder builder =
        new Request.Builder()
            .url(url)
            .header("User-Agent", settings.userAgent())
            .header("Accept", request.accept());
    request.etag().ifPresent(etag -> builder.header("If-None-Match", etag));
    request.lastModified().ifPresent(date -> builder.header("If-Modified-Since", date));
    return builder.build();
  }

  private static Hop onward(HttpUrl from, Response response) {
    HttpUrl target = from.resolve(response.header("Location", ""));
    if (target == null) {
      return new Arrived(failed("a redirect to no http or https address"));
    }
    if (from.isHttps() && !target.isHttps()) {
      return new Arrived(failed("a redirect from https to http"));
    }
    return new Onward(target);
  }

  private FetchOutcome answer(HttpUrl url, Response response) throws IOException {
    if (response.code() == 304) {
      return new NotModified();
    }
    if (!response.isSuccessful()) {
      return new Failed("the server answered " + response.code(), retryAfter(response));
    }
    byte[] body = BoundedBody.read(response.body().byteStream(), settings.maxBytes());
    return new Fetched(
        body,
        Optional.ofNullable(response.header("Content-Type")),
        Optional.ofNullable(response.header("ETag")),
        Optional.ofNullable(response.header("Last-Modified")),
        URI.create(url.toString()));
  }

  /** RFC 9110, 10.2.3, in seconds; held between a minute and a day. */
  private static Optional<Duration> retryAfter(Response response) {
    String value = response.header("Retry-After", "");
    return value.matches("[0-9]{1,7}")
        ? Optional.of(Duration.ofSeconds(Math.min(86_400, Math.max(60, Long.parseLong(value)))))
        : Optional.empty();
  }

  private static Failed failed(String why) {
    return new Failed(why, Optional.empty());
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
