package pressrun.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import pressrun.http.FetchOutcome.Failed;
import pressrun.http.FetchOutcome.Fetched;
import pressrun.http.FetchOutcome.NotModified;
import pressrun.text.Printable;

/**
 * The only way out over HTTP: public addresses alone, every hop judged, bodies and time bounded.
 * For all threads.
 */
public final class GuardedClient implements AutoCloseable {
  private static final int HOPS = 5;
  private static final String TOO_LATE = "no whole answer in time";

  /** Bytes of an answer's head, its chunks' sizes and TLS, beside its body. */
  private static final long BESIDE_THE_BODY = 1 << 20;

  private final HttpSettings settings;
  private final OkHttpClient client;
  private final GuardedDns dns;
  private final HostTurns turns = new HostTurns();

  public GuardedClient(HttpSettings settings) {
    this(
        settings,
        Dns.SYSTEM,
        new BoundedSockets(settings.maxBytes() + settings.maxBytes() / 4 + BESIDE_THE_BODY));
  }

  /** For trials of the guard: names that say what they like, sockets that lead where they like. */
  GuardedClient(HttpSettings settings, Dns names, SocketFactory sockets) {
    this.settings = settings;
    this.dns = new GuardedDns(names, settings);
    this.client =
        new OkHttpClient.Builder()
            .dns(dns)
            .socketFactory(sockets)
            // A proxy would look names up itself, past the guard.
            .proxy(Proxy.NO_PROXY)
            // A connection is for one answer, so that what it may bring can be limited.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectTimeout(settings.connect())
            .readTimeout(settings.total())
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  /** Follows at most five redirects; never throws for what a server or a network does. */
  public FetchOutcome fetch(FetchRequest request) {
    return fetch(request, settings.total());
  }

  /** The same, when there is less time than usual. */
  public FetchOutcome fetch(FetchRequest request, Duration within) {
    Optional<HttpUrl> start =
        Optional.ofNullable(HttpUrl.parse(request.address().toString()))
            .flatMap(WebAddress::withHostRead);
    if (start.isEmpty()) {
      return failed("this is no http or https address");
    }
    HttpUrl url = start.get();
    boolean forGood = true;
    long deadline = System.nanoTime() + within.toNanos();
    for (int hop = 0; hop <= HOPS; hop++) {
      Hop next = hop(new Target(url, hop > 0 && forGood), request, deadline);
      if (next instanceof Arrived arrived) {
        return arrived.outcome();
      }
      url = ((Onward) next).target();
      forGood &= ((Onward) next).permanent();
    }
    return failed("more than " + HOPS + " redirects");
  }

  private sealed interface Hop permits Arrived, Onward {}

  private record Arrived(FetchOutcome outcome) implements Hop {}

  private record Onward(HttpUrl target, boolean permanent) implements Hop {}

  /** What one hop asks for, and whether only permanent redirects led there. */
  private record Target(HttpUrl url, boolean forGood) {}

  private Hop hop(Target target, FetchRequest request, long deadline) {
    HttpUrl url = target.url();
    Optional<String> objection = objection(url);
    if (objection.isPresent()) {
      return new Arrived(failed(objection.get()));
    }
    if (!turns.take(url.host(), deadline)) {
      return new Arrived(failed(TOO_LATE));
    }
    try {
      return ask(target, request, Duration.ofNanos(deadline - System.nanoTime()));
    } finally {
      turns.giveBack(url.host());
    }
  }

  private Hop ask(Target target, FetchRequest request, Duration left) {
    if (left.toMillis() <= 0) {
      return new Arrived(failed(TOO_LATE));
    }
    OkHttpClient bounded = client.newBuilder().callTimeout(left).build();
    try (Response response = bounded.newCall(get(target.url(), request)).execute()) {
      return response.isRedirect()
          ? onward(target.url(), response)
          : new Arrived(answer(target, response));
    } catch (IOException failure) {
      return new Arrived(failed(Reason.of(failure)));
    } catch (IllegalArgumentException | IllegalStateException unreadable) {
      // OkHttp's, for lengths and headers that no server should send.
      return new Arrived(
          failed(
              "the server's answer is no proper HTTP: " + Printable.line(unreadable.getMessage())));
    }
  }

  private Optional<String> objection(HttpUrl url) {
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return Optional.of("a login inside the address is not supported");
    }
    boolean literal = url.host().indexOf(':') >= 0 || url.host().matches("[0-9.]+");
    return literal ? closed(url.host()) : Optional.empty();
  }

  /** OkHttp does not look literal addresses up, so its Dns never sees them. */
  private Optional<String> closed(String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal);
      return NetworkTable.open(address, settings.loopback())
          ? Optional.empty()
          : Optional.of(GuardedDns.closed(literal, address));
    } catch (UnknownHostException noAddress) {
      return Optional.of(Printable.shortened(literal, 100) + " is no address");
    }
  }

  private Request get(HttpUrl url, FetchRequest request) {
    Request.Builder builder =
        new Request.Builder()
            .url(url)
            .header("User-Agent", settings.userAgent())
            .header("Accept", request.accept())
            // Said here, OkHttp leaves unpacking to us, who count what it grows to.
            .header("Accept-Encoding", "gzip");
    request.etag().ifPresent(etag -> builder.header("If-None-Match", etag));
    request.lastModified().ifPresent(date -> builder.header("If-Modified-Since", date));
    return builder.build();
  }

  private static Hop onward(HttpUrl from, Response response) {
    String location = response.header("Location", "");
    Optional<HttpUrl> target =
        Optional.of(location)
            .filter(written -> !written.isBlank())
            .map(from::resolve)
            .flatMap(WebAddress::withHostRead);
    if (target.isEmpty()) {
      return new Arrived(failed("a redirect (" + response.code() + ") to no http address"));
    }
    if (from.isHttps() && !target.get().isHttps()) {
      return new Arrived(failed("a redirect from https to http, which is not followed"));
    }
    return new Onward(target.get(), response.code() == 301 || response.code() == 308);
  }

  private FetchOutcome answer(Target target, Response response) throws IOException {
    if (response.code() == 304) {
      return new NotModified();
    }
    if (!response.isSuccessful()) {
      return new Failed(
          Reason.of(response.code()),
          OptionalInt.of(response.code()),
          RetryAfter.of(response.headers()));
    }
    byte[] body =
        BoundedBody.read(
            response.body().byteStream(),
            response.header("Content-Encoding", ""),
            settings.maxBytes());
    return new Fetched(
        body,
        Optional.ofNullable(response.header("Content-Type")),
        validator(response, "ETag"),
        validator(response, "Last-Modified"),
        target.url().uri(),
        target.forGood() ? Optional.of(target.url().uri()) : Optional.empty());
  }

  /** Kept verbatim (RFC 9110, 8.8), unless it could not be sent back as it came. */
  private static Optional<String> validator(Response response, String name) {
    return Optional.ofNullable(response.header(name))
        .filter(value -> value.matches("[\\x20-\\x7E]{1,1000}"));
  }

  private static Failed failed(String why) {
    return new Failed(why, OptionalInt.empty(), Optional.empty());
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    dns.close();
  }
}
