package pressrun.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.dkim.Algorithm;
import pressrun.dkim.KeyFile;
import pressrun.dkim.SigningKey;
import pressrun.dkim.SigningKeys;
import pressrun.dkim.Verdict;
import pressrun.dkim.Verifier;
import pressrun.edition.Masthead;
import pressrun.render.SlotName;
import pressrun.render.Typeset;
import pressrun.secret.Keys;
import pressrun.secret.Tokens;

/** What is made once and filled in reads back as what was meant, for anybody. */
final class MessageTemplateTest {
  private static final String MARK = "0123456789abcdef0123456789abcdef";
  private static final List<String> LETTERS =
      List.of(
          "a",
          "Z",
          " ",
          "  ",
          "\t",
          ".",
          "\n.",
          "\nFrom ",
          "\n",
          " \n",
          "=",
          "é",
          "한",
          "日本",
          "😀",
          "ع",
          "https://example.org/a?b=c&d",
          "-".repeat(90),
          "한국어".repeat(40),
          "<b>",
          "--pressrun-");
  private static final List<String> NAMES = List.of("", "A", "Jo", "Ada", "한", "😀 B");
  private static final List<SlotName> SLOTS = List.of(SlotName.values());
  private static final Issue ISSUE =
      new Issue(
          "harbour",
          "regular",
          7,
          Instant.parse("2026-01-02T03:04:05Z"),
          new Masthead(
              "The Harbour Courier",
              "항구 소식, \"The Courier\"",
              "courier@example.org",
              Optional.of("editors@example.org"),
              URI.create("https://letters.example.org/")));

  private static final Clock CLOCK = Clock.fixed(ISSUE.date(), ZoneOffset.UTC);
  private static final SigningKeys KEYS = new SigningKeys(List.of(key()));

  private MessageMaker maker;

  @BeforeEach
  void key(@TempDir Path folder) {
    Tokens tokens = new Tokens(Keys.load(folder, Optional.of("a secret of this test")));
    maker = new MessageMaker(tokens, new ReturnPaths(tokens, Optional.empty()), KEYS);
  }

  private static SigningKey key() {
    KeyFile key = KeyFile.generate(Algorithm.RSA);
    return new SigningKey(
        "example.org", "s", Instant.EPOCH, key.algorithm(), key.privateKey(), key.publicKey());
  }

  private static Recipient reader(String name) {
    return new Recipient(
        42, "reader@example.org", name, URI.create("https://letters.example.org/u/token-1.sig_n"));
  }

  private static Typeset typeset(String subject, String html, String text) {
    return new Typeset(Typeset.EVERYBODY, Locale.KOREAN, subject, html, text, MARK);
  }

  private static String canonical(String text) {
    String ended = text.endsWith("\n") ? text : text + "\n";
    return ended.replace("\n", "\r\n");
  }

  @Test
  void whateverTheTextItReadsBackAsItWasMeant() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      String html = text(random, LETTERS.size());
      String text = text(random, 1 + random.nextInt(LETTERS.size()));
      String name = NAMES.get(random.nextInt(NAMES.size()));
      Message message = maker.make(ISSUE, typeset("Subject", html, text), reader(name));
      ParsedMessage parsed = ParsedMessage.parse(message.bytes());
      assertThat(parsed.text()).hasValue(filled(canonical(text), reader(name)));
      assertThat(parsed.html()).hasValue(filled(canonical(html), reader(name)));
      assertSafeOnTheWire(message);
    }
  }

  private static String text(Random random, int kinds) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(60);
    for (int i = 0; i < pieces; i++) {
      text.append(LETTERS.get(random.nextInt(kinds)));
      if (random.nextInt(6) == 0) {
        text.append(SLOTS.get(random.nextInt(SLOTS.size())).mark(MARK));
      }
    }
    return text.toString();
  }

  private static String filled(String text, Recipient recipient) {
    String filled = text;
    for (SlotName slot : SlotName.values()) {
      filled = filled.replace(slot.mark(MARK), recipient.value(slot));
    }
    return filled;
  }

  private static void assertSafeOnTheWire(Message message) {
    String wire = new String(message.bytes(), StandardCharsets.UTF_8);
    assertThat(wire.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(wire).endsWith("\r\n");
    assertThat(new Verifier(KEYS, CLOCK).judge(message.bytes()))
        .extracting(Verdict::result)
        .containsExactly(Verdict.Result.PASS);
    assertThat(wire.lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120).doesNotStartWith("."));
  }

  @Test
  void theSamePersonGetsTheSameBytesEachTime() {
    MessageTemplate template =
        maker.prepare(ISSUE, typeset("Hello", "<p>x</p>", SlotName.SUBSCRIBER_NAME.mark(MARK)));
    assertThat(template.fill(reader("Ada")).bytes())
        .isEqualTo(template.fill(reader("Ada")).bytes());
    assertThat(template.fill(reader("Ada")).bytes())
        .isNotEqualTo(template.fill(reader("Bo")).bytes());
  }

  @Test
  void aValueFromOutsideIsEscapedInHtmlAndPlainInText() {
    String slot = SlotName.SUBSCRIBER_NAME.mark(MARK);
    ParsedMessage parsed =
        ParsedMessage.parse(
            maker.make(ISSUE, typeset("x", slot, slot), reader("<b>&\"'</b>")).bytes());
    assertThat(parsed.html()).hasValue("&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;\r\n");
    assertThat(parsed.text()).hasValue("<b>&\"'</b>\r\n");
  }

  @Test
  void aMarkOfAnotherEditionIsOrdinaryText() {
    String foreign = SlotName.SUBSCRIBER_ADDRESS.mark("f".repeat(32));
    ParsedMessage parsed =
        ParsedMessage.parse(maker.make(ISSUE, typeset("x", foreign, foreign), reader("A")).bytes());
    assertThat(parsed.text()).hasValue(foreign + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada Lindqvist",
        "김민서",
        "😀 한 日本語 عربي",
        "Ada \"the pilot\" O'Neil, Jr. <ada@example.com>",
        "\\ back \\ slash",
        "=?UTF-8?Q?not_encoded?=",
        "Very Long Name Very Long Name Very Long Name Very Long Name Very Long Name Very Long Name"
            + " Very Long Name Very Long Name Very Long Name Very Long Name Very Long Name",
        "아주 긴 이름 아주 긴 이름 아주 긴 이름 아주 긴 이름 아주 긴 이름 아주 긴 이름 아주 긴 이름 아주 긴 이름 아주 긴 이름 아주 긴 이름"
      })
  void anyNameStaysThatNameInHeadersThatAreNotTooLong(String name) throws Exception {
    Message message = maker.make(ISSUE, typeset(name, "x", "x"), reader(name));
    MimeMessage parsed =
        new MimeMessage(
            Session.getInstance(new Properties()), new ByteArrayInputStream(message.bytes()));
    InternetAddress to = (InternetAddress) parsed.getAllRecipients()[0];
    assertThat(parsed.getAllRecipients()).hasSize(1);
    assertThat(to.getAddress()).isEqualTo("reader@example.org");
    assertThat(to.getPersonal()).isEqualTo(name);
    assertThat(new String(message.bytes(), StandardCharsets.UTF_8).lines().limit(40))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: b@example.com",
        "a\nb",
        "a\rb",
        "a\u0000b",
        "a\u2028b",
        "a\u2029b",
        "a\u0085b"
      })
  void aNameThatWouldBreakOutOfItsHeaderMakesNoMessage(String name) {
    MessageTemplate template = maker.prepare(ISSUE, typeset("x", "x", "x"));
    assertThatThrownBy(() -> template.fill(reader(name)))
        .isInstanceOf(HostileHeader.class)
        .hasMessageContaining("To");
  }

  @Test
  void theHeadersAreThoseThatBulkMailNeeds() {
    ParsedMessage parsed =
        ParsedMessage.parse(maker.make(ISSUE, typeset("A subject", "x", "x"), reader("A")).bytes());
    assertThat(parsed.headers().stream().map(header -> header.getKey()))
        .containsExactly(
            "DKIM-Signature",
            "From",
            "To",
            "Reply-To",
            "Subject",
            "Date",
            "Message-ID",
            "List-Id",
            "List-Help",
            "List-Post",
            "Auto-Submitted",
            "Precedence",
            "Feedback-ID",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "MIME-Version",
            "Content-Type");
    assertThat(parsed.subject()).isEqualTo("A subject");
  }
}
