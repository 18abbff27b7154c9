package pressrun.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.http.FetchOutcome.Failed;
import pressrun.http.HttpSettings.Loopback;

/** Answers that no HTTP server should send, byte by byte. */
@Timeout(60)
final class UnreadableAnswerTest {
  private static final int LIMIT = 1 << 20;

  private final AtomicLong written = new AtomicLong();
  private final ServerSocket server;
  private final GuardedClient client =
      new GuardedClient(
          new HttpSettings(
              Duration.ofSeconds(5), Duration.ofSeconds(20), LIMIT, Loopback.ALLOWED, "Test"));

  UnreadableAnswerTest() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  /**
   * Answers each request with a beginning, and then with the same piece for ever if there is one.
   */
  private FetchOutcome answered(String beginning, String forEver) {
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  readRequest(socket.getInputStream());
                  answer(socket.getOutputStream(), beginning, forEver);
                } catch (IOException gone) {
                  // The client has had enough, or the test ends.
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
    URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/feed");
    return client.fetch(new FetchRequest(address, Optional.empty(), Optional.empty(), "*/*"));
  }

  private static void readRequest(InputStream in) throws IOException {
    int ends = 0;
    while (ends < 2) {
      int next = in.read();
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
    }
  }

  private void answer(OutputStream out, String beginning, String forEver) throws IOException {
    out.write(beginning.getBytes(ISO_8859_1));
    byte[] piece = forEver.repeat(16_384 / Math.max(1, forEver.length())).getBytes(ISO_8859_1);
    while (piece.length > 0) {
      out.write(piece);
      written.addAndGet(piece.length);
    }
  }

  private static String lines(String written) {
    return written.replace("|", "\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||; 0",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|aaaaa|; 1",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5\";\"a=; b",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||0|A:; b",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||0|; A: b|",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||; 1|a|",
        "HTTP/1.1 200 OK|A:; b",
        "HTTP/1.1 200 OK|; A: b|",
        "HTTP/1.1 200 ; O",
        "; H",
        "HTTP/1.1 100 Continue||; HTTP/1.1 100 Continue||",
        "HTTP/1.1 200 OK||; a"
      })
  void anAnswerThatNeverEndsIsCutOffAfterALimitedNumberOfBytes(String beginning, String forEver) {
    FetchOutcome outcome =
        answered(
            lines(beginning == null ? "" : beginning.replace("\"", "")), lines(forEver.strip()));

    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(((Failed) outcome).why()).doesNotContain("fault of Pressrun");
    assertThat(written.get()).isLessThan(30L * LIMIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK|Content-Length: -5||hello",
        "HTTP/1.1 200 OK|Content-Length: five||hello",
        "HTTP/1.1 200 OK|Content-Length: 5|Content-Length: 7||hello",
        "HTTP/1.1 200 OK|Content-Length: 99999999999999999999||hello",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||-5|hello|",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||zz|hello|",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||FFFFFFFFFFFFFFFFF|hello|",
        "HTTP/9.9 banana||hello",
        "HTTP/1.1 99999 OK||hello",
        "HTTP/1.1||hello",
        "HTTP/1.1 200 OK|no colon||hello",
        "HTTP/1.1 200 OK|: no name||hello",
        "HTTP/1.1 301 Moved|Location: http://[||",
        "HTTP/1.1 204 No Content|Content-Length: 5||hello",
        "HTTP/1.1 200 OK|Content-Encoding: gzip|Content-Length: 5||hello",
        "hello",
        "|||"
      })
  void whatAServerSaysWrongIsNoFaultOfOurs(String answer) {
    FetchOutcome outcome = answered(lines(answer), "");

    if (outcome instanceof Failed failed) {
      assertThat(failed.why()).isNotBlank().doesNotContain("Pressrun", "Exception");
    }
  }
}
