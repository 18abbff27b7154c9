package pressrun.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A web server on loopback that misbehaves as it is told, and remembers what it was asked. */
public final class FaultServer implements AutoCloseable {
  static {
    // Head and body go out apart; without this each answer waits for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<HttpExchange> asked = new CopyOnWriteArrayList<>();

  public FaultServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(threads);
    server.start();
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** How many requests came. */
  public int asked() {
    return asked.size();
  }

  /** A header of the last request. */
  public Optional<String> lastHeader(String name) {
    return Optional.ofNullable(asked.get(asked.size() - 1).getRequestHeaders().getFirst(name));
  }

  public FaultServer on(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          asked.add(exchange);
          try (exchange) {
            handler.handle(exchange);
          }
        });
    return this;
  }

  /** Answers with a status, a body, and headers as "Name: value". */
  public FaultServer answer(String path, int status, byte[] body, String... headers) {
    return on(
        path,
        exchange -> {
          head(exchange, headers);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
        });
  }

  public FaultServer answer(String path, int status, String body, String... headers) {
    return answer(path, status, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public FaultServer redirect(String path, int status, String location) {
    return answer(path, status, "", "Location: " + location);
  }

  /** Sends the beginning of a body and then nothing more until the server is closed. */
  public FaultServer stall(String path, String beginning) {
    return on(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          waitForTheEnd();
        });
  }

  /** Sends the same piece again and again until nobody reads it any more. */
  public FaultServer endless(String path, String piece) {
    return repeat(path, piece, Duration.ZERO);
  }

  /** The same, a piece at a time. */
  public FaultServer drip(String path, String piece, Duration each) {
    return repeat(path, piece, each);
  }

  private FaultServer repeat(String path, String piece, Duration each) {
    return on(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
          while (!isClosingWithin(each)) {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
          }
        });
  }

  private void waitForTheEnd() {
    isClosingWithin(Duration.ofDays(1));
  }

  private boolean isClosingWithin(Duration wait) {
    try {
      return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void head(HttpExchange exchange, String... headers) {
    for (String header : headers) {
      int colon = header.indexOf(':');
      exchange
          .getResponseHeaders()
          .add(header.substring(0, colon), header.substring(colon + 1).strip());
    }
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
