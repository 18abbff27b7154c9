package pressrun.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.http.HttpSettings.Loopback;
import pressrun.testing.Certificates;
import pressrun.testing.FaultServer;

/** What was asked for over TLS is not fetched in clear. */
final class TlsRedirectTest {
  private static final String TRUST = "javax.net.ssl.trustStore";

  private final FaultServer plain = new FaultServer();
  private final HttpsServer server;
  private final GuardedClient client;

  TlsRedirectTest(@TempDir Path folder) throws IOException {
    Certificates certificates = Certificates.of(folder, "localhost");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificates.server()));
    server.start();
    // Read when the client is made; nobody else is to trust what this test trusts.
    System.setProperty(TRUST, folder.resolve("localhost.p12").toString());
    System.setProperty(TRUST + "Password", "changeit");
    try {
      Duration enough = Duration.ofSeconds(20);
      client =
          new GuardedClient(new HttpSettings(enough, enough, 1 << 20, Loopback.ALLOWED, "Test"));
    } finally {
      System.clearProperty(TRUST);
      System.clearProperty(TRUST + "Password");
    }
  }

  @AfterEach
  void close() {
    client.close();
    server.stop(0);
    plain.close();
  }

  @Test
  void aRedirectFromHttpsToHttpIsNotFollowed() {
    plain.answer("/feed", 200, "<rss/>");
    redirect("/clear", plain.address("/feed").toString());
    redirect("/secure", "/clear");

    assertThat(fetch("/secure"))
        .isInstanceOfSatisfying(
            FetchOutcome.Failed.class,
            failed -> assertThat(failed.why()).contains("from https to http"));
    assertThat(plain.asked()).isZero();
  }

  private void redirect(String path, String target) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Location", target);
          exchange.sendResponseHeaders(301, -1);
          exchange.close();
        });
  }

  private FetchOutcome fetch(String path) {
    URI address = URI.create("https://localhost:" + server.getAddress().getPort() + path);
    return client.fetch(new FetchRequest(address, Optional.empty(), Optional.empty(), "*/*"));
  }
}
