package pressrun.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that the preview's page tells of a mail; only the test copy leaves the house. */
final class PreviewStudioTest {
  private static final String PAGE = "/preview/harbour-letter";

  private Newsroom room;
  private OperatorSite site;
  private Visitor visitor;

  @BeforeEach
  void openSite(@TempDir Path folder) {
    room = new Newsroom(folder);
    site = OperatorSite.start(new WebSettings("127.0.0.1", "127.0.0.1", 0, 0), room.operatorDesk());
    visitor = new Visitor(site.port());
    room.subscribe("mina@example.org", "Mina");
    room.write("Ferry timetable changes", "The first boat leaves at six.", "");
  }

  @AfterEach
  void closeSite() {
    site.close();
    room.close();
  }

  @Test
  void checksLinksProgramsAndArticlesAreTold() {
    assertThat(visitor.get(PAGE + "?view=checks").body())
        .contains("id=\"view-checks\" value=\"checks\" checked", "All is well.")
        .contains("Size and clipping", "The mail is not signed here")
        .contains("<code>https://harbour.example.org/23</code>")
        .contains("border-radius", "Outlook Windows")
        .contains("in the mail", "multipart/alternative", "id=\"line-1\"")
        .contains("Apple Mail, iPhone")
        .contains("the made-up reader is no subscriber");
  }

  @Test
  void theWayOutIsTriedWithoutTakingAnybodyOff() {
    assertThat(visitor.get(PAGE + "?as=mina%40example.org").body())
        .contains("mina@example.org would be taken off harbour-letter");
    assertThat(room.audience.activeAddresses(Newsroom.NAME, 9)).containsExactly("mina@example.org");
  }

  @Test
  void theNextEditionIsSetBesideTheLast() {
    room.print();
    room.write("Lighthouse lit again", "", "");
    assertThat(visitor.get(PAGE + "?at=2026-03-03T07:00").body())
        .contains("<th scope=\"col\">No. 1</th>", "<td data-label=\"No. 2\">")
        .contains("<li dir=\"auto\">Ferry timetable changes</li>")
        .contains("<li dir=\"auto\">Lighthouse lit again</li>");
  }

  @Test
  void aLinkIsSaidToSayWhatAScreenReaderSays() {
    room.write("Lighthouse lit again", "", "The lamp was cleaned by nine people. ".repeat(40));
    assertThat(visitor.get(PAGE + "?view=links").body())
        .contains("<td class=\"says\">Read the article: Lighthouse lit again</td>");
  }

  @Test
  void theFrameShowsTheMailAsOtherProgramsDo() {
    String plain = visitor.get(PAGE + "/html?guise=plain").body();
    assertThat(plain).contains("prefers-color-scheme", "<!--[if mso]>");
    assertThat(visitor.get(PAGE + "/html?guise=outlook").body())
        .doesNotContain("prefers-color-scheme", "<!--[if mso]>", "max-width", "PixelsPerInch")
        .contains("Ferry timetable changes");
    assertThat(visitor.get(PAGE + "/html?guise=gmail").body())
        .doesNotContain("prefers-color-scheme")
        .contains("max-width: 599px");
    assertThat(visitor.get(PAGE + "/html?guise=nonsense").body()).isEqualTo(plain);
  }

  @Test
  void aTestCopyIsAskedForOnceAndThenSent() {
    String question = visitor.get(PAGE + "/test?to=noor%40example.org%2C+%3Cb%3E").body();
    assertThat(question)
        .contains("noor@example.org", "Send the test copy", "&lt;b&gt;:")
        .doesNotContain("<b>:");
    assertThat(room.tested).isEmpty();
    HttpResponse<String> answer = post("to=noor%40example.org+full%40example.org");
    assertThat(answer.body()).contains("sent, marked [Test]", "not taken, 452 mailbox full");
    assertThat(room.tested).containsExactly("noor@example.org", "full@example.org");
    assertThat(room.editions.list()).isEmpty();
  }

  @Test
  void noOtherSiteCanSendATestCopy() {
    String form = "application/x-www-form-urlencoded";
    for (String origin : new String[] {"null", "http://attacker.example"}) {
      HttpResponse<String> answer =
          visitor.post(
              PAGE + "/test", "to=a%40example.org", "Origin", origin, "Content-Type", form);
      assertThat(answer.statusCode()).isEqualTo(403);
    }
    assertThat(room.tested).isEmpty();
  }

  @Test
  void atMostTenTestCopiesGoAtOnce() {
    StringBuilder many = new StringBuilder("to=");
    for (int i = 0; i < 12; i++) {
      many.append("r").append(i).append("%40example.org+");
    }
    assertThat(post(many.toString()).body()).contains("r11@example.org: ten at once are enough");
    assertThat(room.tested).hasSize(10);
  }

  private HttpResponse<String> post(String body) {
    return visitor.post(
        PAGE + "/test",
        body,
        "Origin",
        "http://127.0.0.1:" + site.port(),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }
}
