package pressrun.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.dkim.SigningKeys;
import pressrun.edition.Masthead;
import pressrun.render.SlotName;
import pressrun.render.Typeset;
import pressrun.secret.Keys;
import pressrun.secret.Tokens;

/** What was made is read back with Jakarta Mail's own parser. */
class MessageMakerTest {
  private static final String MARK = "0123456789abcdef0123456789abcdef";
  private static final URI UNSUBSCRIBE =
      URI.create("https://courier.example.org/u/abc.def?x=1&y=2");

  @TempDir Path folder;
  private MessageMaker maker;

  @BeforeEach
  void makeWithAKeyOfItsOwn() {
    Tokens tokens = new Tokens(Keys.load(folder, Optional.of("a secret for tests")));
    ReturnPaths returnPaths = new ReturnPaths(tokens, Optional.empty());
    maker = new MessageMaker(tokens, returnPaths, new SigningKeys(List.of()));
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    Message first = maker.make(issue("Courier"), typeset("A subject"), reader("Mina"));
    Message second = maker.make(issue("Courier"), typeset("A subject"), reader("Mina"));
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(second.messageId()).isEqualTo(first.messageId());
  }

  @Test
  void theMessageIdFollowsTheSubscriberAndTheEditionOnly() {
    String first = maker.make(issue("Courier"), typeset("One"), reader("Mina")).messageId();
    assertThat(maker.make(issue("Other"), typeset("Two"), reader("Nora")).messageId())
        .isEqualTo(first);
    Recipient another = new Recipient(43, "nora@example.org", "Nora", UNSUBSCRIBE);
    assertThat(maker.make(issue("Courier"), typeset("One"), another).messageId())
        .isNotEqualTo(first);
    assertThat(first).matches("<[0-9a-f]{40}@example\\.com>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: all@example.org",
        "x\nBcc: all@example.org",
        "x\rBcc: all@example.org",
        "x\u2028Bcc: all@example.org",
        "x\u2029Bcc: all@example.org",
        "x\u0085Bcc: all@example.org",
        "x\u0000y",
        "x\u000By",
        "x\u007Fy",
        "x\uD800y",
        "x\uDC00"
      })
  void aNameOrSubjectThatWouldBreakOutIsRefused(String hostile) {
    assertThatThrownBy(() -> maker.make(issue("Courier"), typeset(hostile), reader("Mina")))
        .isInstanceOf(HostileHeader.class);
    assertThatThrownBy(() -> maker.make(issue(hostile), typeset("A subject"), reader("Mina")))
        .isInstanceOf(HostileHeader.class);
    assertThatThrownBy(() -> maker.make(issue("Courier"), typeset("A subject"), reader(hostile)))
        .isInstanceOf(HostileHeader.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org, b@example.org",
        "a@example.org>\u0000",
        "a b@example.org",
        "<a@example.org>",
        "a\u010A@example.org",
        "a\u560D@example.org"
      })
  void anAddressThatWouldBreakOutIsRefused(String hostile) {
    Recipient recipient = new Recipient(42, hostile, "Mina", UNSUBSCRIBE);
    assertThatThrownBy(() -> maker.make(issue("Courier"), typeset("A subject"), recipient))
        .isInstanceOf(HostileHeader.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A plain subject",
        "바닷가 마을 야시장, 스무 해 만에 다시 불을 밝히다 — 주민들이 직접 만든 등 삼백 개가 방파제를 따라 걸렸다",
        "小さな島の天文台、望遠鏡を子どもたちに開放",
        "العدد الأول: المنارة القديمة تضيء من جديد بعد أحد عشر عامًا",
        "🗞️👩‍🚀👨‍👩‍👧 Family news 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉",
        "=?UTF-8?Q?not_an_encoded_word?=",
        "Quotes \" and , ; < > ( ) @ \\ inside",
        "Äöü ß and much Latin text that goes on for quite a while so that it has to be folded twice"
      })
  void namesAndSubjectsAreReadBackAsTheyWere(String text) throws Exception {
    for (String value : List.of(text, longer(text))) {
      MimeMessage read = read(maker.make(issue(value), typeset(value), reader(value)));
      assertThat(read.getSubject()).isEqualTo(value);
      assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo(value);
      assertThat(((InternetAddress) read.getAllRecipients()[0]).getPersonal()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain words ", "한글 이름 ", "🎉👩‍🚀", "xxxxxxxxxx", "Ünï çödé "})
  void headersAreFoldedAndNoLineIsTooLong(String text) {
    String value = longer(text);
    Message message = maker.make(issue(value), typeset(value), reader(value));
    assertThat(lines(message)).allMatch(line -> line.length() <= 998);
    boolean foldable = text.contains(" ") || !text.matches("\\p{ASCII}*");
    if (foldable) {
      header(message).allMatch(line -> line.length() <= 78);
    }
    header(message).filteredOn(line -> line.contains("=?")).allMatch(line -> line.length() <= 76);
  }

  private static String longer(String text) {
    String repeated = text.repeat(200 / text.length() + 1).substring(0, 200);
    return (Character.isHighSurrogate(repeated.charAt(199)) ? repeated.substring(0, 199) : repeated)
        .strip();
  }

  @Test
  void longLinesOfABodyAreEncodedShort() {
    String endless = "word ".repeat(2_000) + "x".repeat(3_000) + "한".repeat(2_000);
    Typeset typeset =
        new Typeset("everybody", Locale.ENGLISH, "S", "<p>" + endless + "</p>", endless, MARK);
    Message message = maker.make(issue("Courier"), typeset, reader("Mina"));
    assertThat(lines(message)).allMatch(line -> line.length() <= 78);
  }

  @Test
  void everyLineEndsWithCarriageReturnAndLineFeed() {
    Typeset typeset = new Typeset("everybody", Locale.ENGLISH, "S", "<p>a\nb\rc</p>", "a\nb", MARK);
    byte[] bytes = maker.make(issue("Courier"), typeset, reader("Mina")).bytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
  }

  @Test
  void oneClickUnsubscribingIsOffered() throws Exception {
    MimeMessage read = read(maker.make(issue("Courier"), typeset("A subject"), reader("Mina")));
    assertThat(read.getHeader("List-Unsubscribe")).containsExactly("<" + UNSUBSCRIBE + ">");
    assertThat(read.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(read.getHeader("List-Id")[0]).endsWith("<harbour.example.com>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Plain", "A <b@c> \"q\"", "솔개포 아침편지", "=?UTF-8?Q?x?=", "Comma, dot."})
  void theListIdentifierStaysTheLastInAngleBrackets(String title) throws Exception {
    Masthead masthead =
        new Masthead(
            title,
            "x",
            "courier@example.com",
            Optional.empty(),
            URI.create("https://example.org/"));
    Issue issue = new Issue("harbour", "regular", 7, Instant.EPOCH, masthead);
    String list = read(maker.make(issue, typeset("S"), reader("Mina"))).getHeader("List-Id")[0];
    int bracket = list.indexOf('<');
    assertThat(list.substring(bracket)).isEqualTo("<harbour.example.com>");
    assertThat(MimeUtility.decodeText(MimeUtility.unfold(list.substring(0, bracket))).strip())
        .isEqualTo(title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"From", "To", "Date", "Subject", "Message-ID", "MIME-Version", "List-Id"})
  void everyHeaderStandsOnce(String header) throws Exception {
    MimeMessage read = read(maker.make(issue("Courier"), typeset("A subject"), reader("Mina")));
    assertThat(read.getHeader(header)).hasSize(1);
  }

  @Test
  void bothPartsAreReadBackWithTheirSlotsFilledIn() throws Exception {
    String slots =
        SlotName.SUBSCRIBER_NAME.mark(MARK)
            + " "
            + SlotName.SUBSCRIBER_ADDRESS.mark(MARK)
            + " "
            + SlotName.UNSUBSCRIBE_URL.mark(MARK);
    Typeset typeset =
        new Typeset(
            "everybody", Locale.KOREAN, "S", "<p>한글 " + slots + "</p>", "한글 " + slots, MARK);
    MimeMessage read = read(maker.make(issue("Courier"), typeset, reader("<Mina> & \"co\"")));
    MimeMultipart parts = (MimeMultipart) read.getContent();
    assertThat(read.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(part(parts.getBodyPart(0), "text/plain"))
        .isEqualTo("한글 <Mina> & \"co\" mina@example.org " + UNSUBSCRIBE);
    assertThat(part(parts.getBodyPart(1), "text/html"))
        .isEqualTo(
            "<p>한글 &lt;Mina&gt; &amp; &quot;co&quot; mina@example.org "
                + UNSUBSCRIBE.toString().replace("&", "&amp;")
                + "</p>");
  }

  private static String part(BodyPart part, String type) throws Exception {
    assertThat(part.isMimeType(type)).isTrue();
    assertThat(part.getContentType().toLowerCase(Locale.ROOT)).contains("utf-8");
    return ((String) part.getContent()).strip();
  }

  @Test
  void aNameCannotBringASlotOfItsOwn() throws Exception {
    Typeset typeset =
        new Typeset(
            "everybody", Locale.ENGLISH, "S", "", SlotName.SUBSCRIBER_NAME.mark(MARK), MARK);
    String sly = SlotName.UNSUBSCRIBE_URL.mark(MARK);
    MimeMessage read = read(maker.make(issue("Courier"), typeset, reader(sly)));
    MimeMultipart parts = (MimeMultipart) read.getContent();
    assertThat(part(parts.getBodyPart(0), "text/plain")).isEqualTo(sly);
  }

  @Test
  void aDomainOfAnotherScriptIsWrittenInAscii() throws Exception {
    Recipient recipient = new Recipient(42, "mina@bücher.example", "", UNSUBSCRIBE);
    Message message = maker.make(issue("Courier"), typeset("A subject"), recipient);
    assertThat(message.recipient()).isEqualTo("mina@xn--bcher-kva.example");
    assertThat(read(message).getAllRecipients()[0]).hasToString("mina@xn--bcher-kva.example");
  }

  private static MimeMessage read(Message message) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(message.bytes()));
  }

  private static List<String> lines(Message message) {
    return Arrays.asList(new String(message.bytes(), StandardCharsets.UTF_8).split("\r\n", -1));
  }

  private static ListAssert<String> header(Message message) {
    List<String> lines = lines(message);
    return assertThat(lines.subList(0, lines.indexOf("")));
  }

  private static Issue issue(String fromName) {
    Masthead masthead =
        new Masthead(
            "The Harbour Courier",
            fromName,
            "courier@example.com",
            Optional.of("editors@example.com"),
            URI.create("https://courier.example.org/"));
    return new Issue("harbour", "regular", 7, Instant.parse("2026-11-16T06:30:00Z"), masthead);
  }

  private static Typeset typeset(String subject) {
    return new Typeset("everybody", Locale.ENGLISH, subject, "<p>Hello</p>", "Hello", MARK);
  }

  private static Recipient reader(String name) {
    return new Recipient(42, "mina@example.org", name, UNSUBSCRIBE);
  }
}
