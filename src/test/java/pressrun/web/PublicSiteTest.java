package pressrun.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.audience.Standing;
import pressrun.edition.Edition;
import pressrun.secret.Purpose;

class PublicSiteTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

  private Newsroom room;
  private PublicSite site;
  private Visitor visitor;
  private String link;

  @BeforeEach
  void openSite(@TempDir Path folder) {
    room = new Newsroom(folder);
    site = PublicSite.start(new WebSettings("127.0.0.1", "127.0.0.1", 0, 0), room.publicDesk());
    visitor = new Visitor(site.port());
    link = link(room.subscribe("mina@example.org", "Mina"));
  }

  @AfterEach
  void closeSite() {
    site.close();
    room.close();
  }

  @Test
  void openingTheLinkShowsAPageAndChangesNothing() {
    HttpResponse<String> answer = visitor.get(link);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Stop receiving The Harbour Letter?", "m…@example.org");
    assertThat(answer.body()).doesNotContain("mina@");
    assertThat(active()).isEqualTo(1);
  }

  @Test
  void scannersThatOnlyLookChangeNothing() {
    assertThat(visitor.ask("HEAD", link, "").statusCode()).isEqualTo(200);
    visitor.ask("OPTIONS", link, "");
    visitor.ask("GET", link + "?List-Unsubscribe=One-Click", "", "Purpose", "prefetch");
    assertThat(active()).isEqualTo(1);
  }

  @Test
  void aMethodThatPosesAsAnotherIsRefused() {
    HttpResponse<String> answer = visitor.ask("GET", link, "", "X-HTTP-Method-Override", "POST");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(active()).isEqualTo(1);
  }

  @Test
  void oneClickWorksWithAForm() {
    assertUnsubscribed(visitor.post(link, ONE_CLICK, "Content-Type", FORM));
  }

  @Test
  void oneClickWorksWithAMultipartForm() {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
    assertUnsubscribed(visitor.post(link, body, "Content-Type", "multipart/form-data; boundary=b"));
  }

  @Test
  void oneClickWorksWithoutABody() {
    assertUnsubscribed(visitor.post(link, ""));
  }

  @Test
  void theFormOfOurOwnPageWorks() {
    assertThat(visitor.get(link).body()).contains("<form method=\"post\">");
    assertUnsubscribed(visitor.post(link, "", "Content-Type", FORM));
  }

  @Test
  void unsubscribingAgainIsHarmless() {
    visitor.post(link, "");
    assertUnsubscribed(visitor.post(link, ONE_CLICK, "Content-Type", FORM));
  }

  @Test
  void aBodyOfNonsenseIsNoObstacle() {
    assertUnsubscribed(visitor.post(link, "%%%", "Content-Type", "multipart/form-data"));
  }

  @Test
  void aPersonWhoWasRemovedIsToldThatSheIsOut() {
    room.audience.remove("mina@example.org");
    assertThat(visitor.post(link, "").statusCode()).isEqualTo(200);
  }

  @Test
  void aLinkToANewsletterThatIsGoneStillWorks() {
    room.catalogue.replace(java.util.List.of());
    assertUnsubscribed(visitor.post(link, ""));
  }

  @Test
  void forgedLinksAreUnknownAndChangeNothing() {
    String foreign = "/u/" + room.tokens.sign(Purpose.ARCHIVE, Newsroom.NAME + "/1");
    String changed = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");
    for (String forged :
        new String[] {foreign, changed, "/u/x", "/u/a.b", "/u/%00", "/u/" + "a".repeat(3000)}) {
      assertThat(visitor.post(forged, "").statusCode()).as(forged).isIn(400, 404);
      assertThat(visitor.get(forged).statusCode()).as(forged).isIn(400, 404);
    }
    assertThat(active()).isEqualTo(1);
  }

  @Test
  void anUnknownLinkIsExplainedInTheReadersLanguage() {
    HttpResponse<String> answer =
        visitor.ask("GET", "/u/nonsense", "", "Accept-Language", "ko-KR,ko;q=0.9");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("알 수 없는 링크입니다");
  }

  @Test
  void pagesGoOutUnderAStrictPolicy() {
    HttpResponse<String> answer = visitor.get(link);
    assertThat(answer.headers().map())
        .containsEntry("X-Content-Type-Options", java.util.List.of("nosniff"))
        .containsEntry("Referrer-Policy", java.util.List.of("no-referrer"))
        .containsEntry("X-Frame-Options", java.util.List.of("DENY"))
        .containsEntry("Cache-Control", java.util.List.of("no-store"));
    assertThat(policy(answer)).startsWith("default-src 'none'").doesNotContain("unsafe");
    assertThat(policy(visitor.get("/nowhere"))).startsWith("default-src 'none'");
  }

  @Test
  void theArchiveShowsTheEditionWithNothingPersonalInIt() {
    room.write("Ferry timetable changes", "The first boat leaves at six.", "It did not before.");
    HttpResponse<String> answer = visitor.get(archive(room.print()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Ferry timetable changes", "href=\"#\"")
        .doesNotContain("subscriber-name", "unsubscribe-url", "mina");
    assertThat(policy(answer))
        .contains("default-src 'none'", "img-src https: http:", "style-src 'unsafe-inline'")
        .doesNotContain("script-src");
  }

  @Test
  void anArchiveLinkThatWeDidNotMakeIsUnknown() {
    room.write("Ferry timetable changes", "The first boat leaves at six.", "It did not before.");
    room.print();
    String other = "/a/" + room.tokens.sign(Purpose.ARCHIVE, Newsroom.NAME + "/regular/2");
    String foreign = "/a/" + room.tokens.sign(Purpose.UNSUBSCRIBE, Newsroom.NAME + "/regular/1");
    assertThat(visitor.get(other).statusCode()).isEqualTo(404);
    assertThat(visitor.get(foreign).statusCode()).isEqualTo(404);
  }

  @Test
  void theStyleSheetOfThePagesIsServed() {
    assertThat(visitor.get("/pages.css").headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/css");
  }

  private void assertUnsubscribed(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("You are unsubscribed");
    assertThat(room.audience.counts(Newsroom.NAME)).containsEntry(Standing.UNSUBSCRIBED, 1L);
  }

  private long active() {
    return room.audience.counts(Newsroom.NAME).getOrDefault(Standing.ACTIVE, 0L);
  }

  private String link(long subscriber) {
    return "/u/" + room.tokens.sign(Purpose.UNSUBSCRIBE, Newsroom.NAME + "/" + subscriber);
  }

  private String archive(Edition edition) {
    String payload = Newsroom.NAME + "/regular/" + edition.number();
    return "/a/" + room.tokens.sign(Purpose.ARCHIVE, payload);
  }

  private static String policy(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElse("");
  }
}
