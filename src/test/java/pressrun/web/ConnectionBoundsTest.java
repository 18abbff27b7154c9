package pressrun.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.secret.Purpose;

/** Visitors who hold connections cost themselves, and nobody else notices. */
@Timeout(60)
final class ConnectionBoundsTest {
  /**
   * Whoever waits for a thread is idle meanwhile, so that limit is no shorter on a busy machine.
   */
  private static final ConnectionBounds.Limits SOON =
      new ConnectionBounds.Limits(
          Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofMillis(250), 50, 50);

  private final List<Socket> held = new ArrayList<>();
  private final ConnectionBounds bounds = new ConnectionBounds(SOON);
  private Newsroom room;
  private PublicSite site;
  private String link;

  @BeforeEach
  void openSite(@TempDir Path folder) {
    room = new Newsroom(folder);
    site =
        PublicSite.start(
            new WebSettings("127.0.0.1", "127.0.0.1", 0, 0), room.publicDesk(), bounds);
    link =
        "/u/"
            + room.tokens.sign(
                Purpose.UNSUBSCRIBE,
                Newsroom.NAME + "/" + room.subscribe("mina@example.org", "Mina"));
  }

  @AfterEach
  void closeSite() throws IOException {
    for (Socket socket : held) {
      socket.close();
    }
    site.close();
    room.close();
  }

  private Socket open() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port());
    held.add(socket);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Returns all that comes until the server ends the connection. */
  private static String untilClosed(Socket socket) throws IOException {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[8_192];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        got.write(buffer, 0, read);
      }
    } catch (IOException reset) {
      // That is an end, too.
    }
    return got.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aHeadThatNeverEndsIsEnded() throws IOException {
    Socket socket = open();
    write(socket, "GET /pages.css HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    Thread drips = new Thread(() -> drip(socket));
    drips.start();
    untilClosed(socket);
    drips.interrupt();
  }

  private static void drip(Socket socket) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        write(socket, "a");
        LockSupport.parkNanos(50_000_000);
      }
    } catch (IOException ended) {
      // As it should.
    }
  }

  @Test
  void aBodyThatNeverEndsIsEnded() throws IOException {
    Socket socket = open();
    write(
        socket,
        "POST "
            + link
            + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: 60000\r\n\r\nList-");
    Thread drips = new Thread(() -> drip(socket));
    drips.start();
    untilClosed(socket);
    drips.interrupt();
  }

  @Test
  void aConnectionMayAskFiftyTimes() throws IOException {
    Socket socket = open();
    write(socket, "GET /favicon.svg HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200));
    assertThat(untilClosed(socket).split("HTTP/1.1 200", -1)).hasSizeLessThanOrEqualTo(52);
  }

  @Test
  void whoUnsubscribesIsAnsweredWhileHundredsAskAndReadNothing() throws IOException {
    String greedy = "GET " + link + " HTTP/1.1\r\nHost: x\r\n\r\n";
    for (int i = 0; i < 300; i++) {
      write(open(), greedy.repeat(100));
    }
    assertThat(
            new Visitor(site.port())
                .post(
                    link,
                    "List-Unsubscribe=One-Click",
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void requestsThatAreNotUnderstoodAreCountedAndNothingOfThemIsKept() throws IOException {
    for (String head :
        List.of(
            "GET / HTTP/1.1\r\nHost: \u001b[31m evil\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n",
            "nonsense\r\n\r\n")) {
      Socket socket = open();
      write(socket, head);
      untilClosed(socket);
    }
    int counted = 0;
    while (counted < 3) {
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      String told = bounds.takeCounts().orElse(": 0");
      assertThat(told).doesNotContain("evil");
      counted += Integer.parseInt(told.substring(told.lastIndexOf(' ') + 1));
    }
  }
}
