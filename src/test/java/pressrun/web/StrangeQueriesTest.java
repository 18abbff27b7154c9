package pressrun.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.edition.Edition;
import pressrun.secret.Purpose;

/** A query that no page makes is answered by 400, and by no page with 500. */
final class StrangeQueriesTest {
  private static final List<String> STRANGE =
      List.of(
          "page=1&page=2",
          "page[]=1",
          "a%5B%5D=1",
          "as=%00",
          "as=a%0D%0Ab",
          "as=%FF%FE",
          "as=%C3",
          "as=%ED%A0%80",
          "as=%zz",
          "as=%",
          "as=%e",
          "x=" + "y".repeat(5_000));

  private static final List<String> OUT_OF_RANGE =
      List.of("page=-1", "page=0", "page=x", "page=99999999999999999999", "page=2147483648");

  private static final List<String> MOMENTS =
      List.of(
          "at=nonsense",
          "at=-1",
          "at=%2B999999999-12-31T23:59",
          "at=-999999999-01-01T00:00",
          "at=99999999999999999999");

  private Newsroom room;
  private OperatorSite operator;
  private PublicSite readers;
  private Edition edition;

  @BeforeEach
  void openSites(@TempDir Path folder) {
    room = new Newsroom(folder);
    room.subscribe("mina@example.org", "Mina");
    room.write("Ferry timetable changes", "", "");
    room.print();
    edition = room.editions.list().get(0);
    operator =
        OperatorSite.start(new WebSettings("127.0.0.1", "127.0.0.1", 0, 0), room.operatorDesk());
    readers = PublicSite.start(new WebSettings("127.0.0.1", "127.0.0.1", 0, 0), room.publicDesk());
  }

  @AfterEach
  void closeSites() {
    operator.close();
    readers.close();
    room.close();
  }

  /** Asked by hand, for no client sends such addresses. */
  private static int status(int port, String method, String path) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String head =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n"
              + "Content-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      String line = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(line.substring(9));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private List<String> operatorsPaths() {
    String preview = "/preview/" + Newsroom.NAME;
    return List.of(
        "/",
        preview,
        preview + "/html",
        preview + "/test",
        preview + "/message.eml",
        "/editions",
        "/editions/" + edition.id(),
        "/inbox",
        "/alerts",
        "/health",
        "/operator.css");
  }

  @Test
  void everyPageOfTheOperatorAnswersAStrangeQueryWith400() {
    List<String> otherwise = new ArrayList<>();
    for (String path : operatorsPaths()) {
      for (String query : STRANGE) {
        int status = status(operator.port(), "GET", path + "?" + query);
        if (status != 400) {
          otherwise.add(
              status + " " + path + "?" + query.substring(0, Math.min(30, query.length())));
        }
      }
    }
    assertThat(otherwise).isEmpty();
  }

  @Test
  void aNumberOrMomentThatCannotBeMeantIsAnsweredWith400() {
    String page = "/editions/" + edition.id() + "?";
    String preview = "/preview/" + Newsroom.NAME;
    OUT_OF_RANGE.forEach(
        query -> {
          assertThat(status(operator.port(), "GET", page + query)).as(query).isEqualTo(400);
          assertThat(status(operator.port(), "GET", "/editions?" + query)).isEqualTo(400);
          assertThat(status(operator.port(), "GET", "/inbox?" + query)).isEqualTo(400);
        });
    MOMENTS.forEach(
        query -> {
          assertThat(status(operator.port(), "GET", preview + "?" + query)).isEqualTo(400);
          assertThat(status(operator.port(), "GET", preview + "/html?" + query)).isEqualTo(400);
          assertThat(status(operator.port(), "GET", preview + "/message.eml?" + query))
              .isEqualTo(400);
        });
    assertThat(status(operator.port(), "GET", page + "state=NONE")).isEqualTo(400);
    assertThat(status(operator.port(), "GET", page + "state=&page=")).isEqualTo(200);
    assertThat(status(operator.port(), "GET", "/editions/99999999999999999999")).isEqualTo(404);
    assertThat(status(operator.port(), "GET", "/editions/-1")).isEqualTo(404);
  }

  @Test
  void readersPagesPassOverWhatTrackersAddAndNeverFail() {
    String token = room.tokens.sign(Purpose.UNSUBSCRIBE, Newsroom.NAME + "/1");
    List<String> paths =
        List.of(
            "/u/" + token,
            "/a/" + room.tokens.sign(Purpose.ARCHIVE, Newsroom.NAME + "/regular/1"),
            "/logo/" + Newsroom.NAME + "/x",
            "/pages.css");
    for (String path : paths) {
      for (String query : STRANGE) {
        assertThat(status(readers.port(), "GET", path + "?" + query))
            .as(path + "?" + query)
            .isIn(200, 400, 404);
      }
      assertThat(status(readers.port(), "GET", path + "?as=%FF")).isEqualTo(400);
    }
    assertThat(status(readers.port(), "GET", "/u/" + token + "?utm_id=1&utm_id=2&a[]=3"))
        .isEqualTo(200);
    assertThat(Optional.of(status(readers.port(), "POST", "/u/" + token + "?fbclid=1&fbclid=2")))
        .contains(200);
  }
}
