package bench.quality;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import pressrun.http.GuardedClient;
import pressrun.http.HttpSettings;
import pressrun.source.FeedSource;
import pressrun.source.ReadOutcome;
import pressrun.source.SourceReader;

/** Serves one file at a time as its site did, and has it read as any feed is. */
final class FeedServer implements AutoCloseable {
  private final HttpServer server;
  private final GuardedClient client;
  private final SourceReader reader;
  private volatile byte[] body = {};
  private volatile Map<String, String> headers = Map.of();

  FeedServer() throws IOException {
    // Head and body go out apart; without this each answer waits for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpSettings usual = HttpSettings.defaults();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    client =
        new GuardedClient(
            new HttpSettings(
                usual.connect(),
                usual.total(),
                usual.maxBytes(),
                HttpSettings.Loopback.ALLOWED,
                usual.userAgent()));
    reader = new SourceReader(client, Clock.systemUTC());
  }

  private void answer(HttpExchange exchange) throws IOException {
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  ReadOutcome read(byte[] bytes, Map<String, String> served) {
    body = bytes;
    headers = served;
    URI address = address().resolve("/feed");
    return reader.read(
        new FeedSource("feed", "feed:" + address, new FeedSource.Remote(address)),
        Optional.empty());
  }

  @Override
  public void close() {
    server.stop(0);
    ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
    client.close();
  }
}
