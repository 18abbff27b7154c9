package pressrun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.edition.Edition;

class OperatorSiteTest {
  private static final String HOSTILE = "<script>alert(1)</script>";
  private static final String MAIL =
      """
      From: The Harbour Letter <letter@example.org>
      X-Original-To: mina@example.org
      Subject: <script>alert(1)</script> & more
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain; charset=utf-8

      plain </pre><script>alert(2)</script>
      --b
      Content-Type: text/html; charset=utf-8

      <p>rich</p><script>alert(3)</script>
      --b--
      """;

  private Newsroom room;
  private OperatorSite site;
  private Visitor visitor;

  @BeforeEach
  void openSite(@TempDir Path folder) {
    room = new Newsroom(folder);
    site = OperatorSite.start(new WebSettings("127.0.0.1", "127.0.0.1", 0, 0), room.operatorDesk());
    visitor = new Visitor(site.port());
  }

  @AfterEach
  void closeSite() {
    site.close();
    room.close();
  }

  @Test
  void theOverviewTellsWhatIsNextAndWhatWasLast() {
    room.subscribe("mina@example.org", "Mina");
    room.write("Ferry timetable changes", "", "");
    room.print();
    room.alerts.raise("source:city-desk", "City desk " + HOSTILE + " does not answer");
    String page = visitor.get("/").body();
    assertThat(page)
        .contains("The Harbour Letter", "Tue 3 Mar 2026, 07:00", "0 of 1", "does not answer")
        .doesNotContain(HOSTILE);
  }

  @Test
  void thePreviewShowsTheMailAsOneReaderGetsIt() {
    room.subscribe("mina@example.org", "Mina");
    room.write("Ferry timetable changes", "The first boat leaves at six.", "");
    HttpResponse<String> page =
        visitor.get("/preview/harbour-letter?as=mina%40example.org&view=source&width=320");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("The Harbour Letter: Ferry timetable changes", "List-Unsubscribe-Post")
        .contains("What the harbour talks about today", "id=\"width-320\" value=\"320\" checked")
        .contains("/preview/harbour-letter/html?as=mina%40example.org&amp;at=");
  }

  @Test
  void theFramedHtmlRunsNothing() {
    room.write("Ferry timetable changes", "", "");
    HttpResponse<String> frame = visitor.get("/preview/harbour-letter/html?as=&at=");
    assertThat(frame.body()).contains("Ferry timetable changes");
    assertThat(policy(frame))
        .contains("default-src 'none'", "sandbox")
        .doesNotContain("script-src");
    assertThat(frame.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
  }

  @Test
  void thePreviewCanBeKeptAsAFile() {
    room.write("Ferry timetable changes", "", "");
    HttpResponse<String> file = visitor.get("/preview/harbour-letter/message.eml");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"harbour-letter-1.eml\"");
    assertThat(file.body()).contains("List-Unsubscribe: <https://letters.example.org/u/");
  }

  @Test
  void lookingUsesNothingUp() {
    room.write("Ferry timetable changes", "", "");
    visitor.get("/preview/harbour-letter");
    assertThat(room.editions.list()).isEmpty();
    assertThat(visitor.get("/preview/harbour-letter").body()).contains("No. 1");
  }

  @Test
  void withTooLittleNewThePreviewSaysSo() {
    assertThat(visitor.get("/preview/harbour-letter").body()).contains("Too little is new");
    assertThat(visitor.get("/preview/harbour-letter/html").statusCode()).isEqualTo(404);
  }

  @Test
  void anAddressThatNobodyHasIsNamed() {
    String page = visitor.get("/preview/harbour-letter?as=%3Cb%3Enobody").body();
    assertThat(page).contains("&lt;b&gt;nobody", "is not among the subscribers");
  }

  @Test
  void aFaultyTemplateIsShownWithItsPlace() throws IOException {
    room.write("Ferry timetable changes", "", "");
    assertThat(visitor.get("/preview/harbour-letter").body()).contains("No. 1");
    Path template = Files.createDirectories(room.templates.resolve("digest")).resolve("html.ftlh");
    Files.writeString(template, "<html>\n<body>${nowhere.title}</body></html>");
    HttpResponse<String> page = visitor.get("/preview/harbour-letter");
    assertThat(page.body()).contains("digest/html.ftlh:2:", "The template is wrong");
    Files.delete(template);
    assertThat(visitor.get("/preview/harbour-letter").body()).contains("No. 1");
  }

  @Test
  void aPageIsToldOfAChange() throws IOException {
    try (Socket browser = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
      browser.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
      BufferedReader events = stream(browser);
      String first = nextVersion(events);
      site.announceChange();
      assertThat(nextVersion(events)).isNotEqualTo(first);
    }
  }

  @Test
  void anEditionIsShownWithItsDeliveriesByState() {
    room.subscribe("mina@example.org", "Mina");
    room.subscribe("noor@example.org", "Noor");
    room.write(HOSTILE, "", "");
    Edition edition = room.print();
    String page = visitor.get("/editions/" + edition.id()).body();
    assertThat(page).contains("mina@example.org", "noor@example.org", "&lt;script&gt;");
    assertThat(page).doesNotContain(HOSTILE);
    assertThat(visitor.get("/editions/" + edition.id() + "?state=SENT").body())
        .doesNotContain("mina@example.org");
    assertThat(visitor.get("/editions").body()).contains("The Harbour Letter, no. 1");
  }

  @Test
  void aHundredDeliveriesStandOnAPage() {
    for (int i = 100; i < 205; i++) {
      room.subscribe("reader" + i + "@example.org", "");
    }
    room.write("Ferry timetable changes", "", "");
    String address = "/editions/" + room.print().id();
    assertThat(visitor.get(address).body()).contains("reader199@").doesNotContain("reader200@");
    assertThat(visitor.get(address + "?page=2").body())
        .contains("reader200@", "Page 2 of 2")
        .doesNotContain("reader199@");
  }

  @Test
  void whatTheInboxKeptIsShownHarmless() {
    String id = room.receive(MAIL);
    assertThat(visitor.get("/inbox").body()).contains("mina@example.org").doesNotContain(HOSTILE);
    assertThat(visitor.get("/inbox/" + id).body())
        .contains("plain &lt;/pre&gt;", "src=\"/inbox/" + id + "/html?guise=plain\"")
        .doesNotContain("<script>alert");
    HttpResponse<String> html = visitor.get("/inbox/" + id + "/html");
    assertThat(html.body()).contains("<p>rich</p>");
    assertThat(policy(html)).contains("sandbox");
    assertThat(
            visitor
                .get("/inbox/" + id + "/message.eml")
                .headers()
                .firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"inbox-" + id + ".eml\"");
  }

  @Test
  void noMessageIsReadFromOutsideTheInbox() {
    for (String id : new String[] {"..%2Fpressrun.db", "%2e%2e", "nothing", "a%5Cb"}) {
      assertThat(visitor.get("/inbox/" + id).statusCode()).as(id).isIn(400, 404);
      assertThat(visitor.get("/inbox/" + id + "/message.eml").statusCode()).as(id).isIn(400, 404);
    }
  }

  @Test
  void healthIsToldByStatus() {
    assertThat(visitor.get("/health").statusCode()).isEqualTo(200);
    room.vitals.add(new Vital("last run", false, "failed: \"relay\"\n"));
    HttpResponse<String> ill = visitor.get("/health");
    assertThat(ill.statusCode()).isEqualTo(503);
    assertThat(ill.body())
        .contains(
            "{\"name\":\"last run\",\"well\":false,\"detail\":\"failed: \\\"relay\\\"\\u000a\"}");
  }

  @Test
  void whatCannotBeWrittenIsAnAlertThoughNoneCanBeKept() {
    room.vitals.add(new Vital(Vital.STORAGE, false, "nothing can be written: the disk is full"));
    assertThat(visitor.get("/health").statusCode()).isEqualTo(503);
    assertThat(visitor.get("/alerts").body()).contains("the disk is full");
    assertThat(visitor.get("/").body()).contains("the disk is full");
  }

  @Test
  void openAlertsAreListed() {
    room.alerts.raise("relay:main", "The relay refuses the password");
    assertThat(visitor.get("/alerts").body()).contains("The relay refuses the password");
  }

  @Test
  void aForeignHostIsRefused() throws IOException {
    assertThat(statusWithHost("attacker.example:80")).contains("403");
    assertThat(statusWithHost("127.0.0.1.attacker.example")).contains("403");
    assertThat(statusWithHost("localhost:" + site.port())).contains("200");
  }

  @Test
  void onlyOurOwnPagesMayAskForChanges() {
    String here = "http://127.0.0.1:" + site.port();
    assertThat(visitor.post("/", "x").statusCode()).isEqualTo(403);
    assertThat(visitor.post("/", "x", "Origin", "http://attacker.example").statusCode())
        .isEqualTo(403);
    assertThat(visitor.post("/", "x", "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(visitor.post("/", "x", "Origin", here, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(visitor.post("/", "x", "Origin", here).statusCode()).isEqualTo(405);
  }

  @Test
  void everyAnswerGoesOutUnderAStrictPolicy() {
    for (String path : new String[] {"/", "/inbox", "/editions", "/alerts", "/nowhere"}) {
      HttpResponse<String> answer = visitor.get(path);
      assertThat(policy(answer))
          .as(path)
          .startsWith(
              "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self';");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
      assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
      assertThat(answer.body()).doesNotContain(" style=", "onclick=", "<script>");
    }
  }

  @Test
  void aTakenPortIsNamed() {
    WebSettings taken = new WebSettings("127.0.0.1", "127.0.0.1", 0, site.port());
    assertThatThrownBy(() -> OperatorSite.start(taken, room.operatorDesk()))
        .isInstanceOfSatisfying(
            PortTaken.class, fault -> assertThat(fault.port()).isEqualTo(site.port()));
  }

  private String statusWithHost(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
      return ask(socket, "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
          .readLine();
    }
  }

  private static BufferedReader stream(Socket socket) throws IOException {
    return ask(
        socket, "GET /changes HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n");
  }

  private static BufferedReader ask(Socket socket, String request) throws IOException {
    PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
    out.print(request);
    out.flush();
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String nextVersion(BufferedReader events) throws IOException {
    String line = events.readLine();
    while (!line.startsWith("data:")) {
      line = events.readLine();
    }
    return line;
  }

  private static String policy(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElse("");
  }
}
