package pressrun.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignerTest {
  private static final Instant FROZEN = Instant.parse("2026-01-02T03:04:05Z");
  private static final SigningKey RSA = key("example.org", "r", "2025-01-01", Algorithm.RSA);
  private static final SigningKey ED = key("example.org", "e", "2025-01-01", Algorithm.ED25519);

  private static final String MESSAGE =
      """
      From: "Courier" <courier@example.org>
      To: =?UTF-8?Q?=ED=95=9C?= <ada@example.org>
      Subject: The harbour,
       and what became of it
      Date: Fri, 2 Jan 2026 03:04:05 +0000 (UTC)
      Message-ID: <1@example.org>
      List-Unsubscribe: <https://letters.example.org/u/1>
      List-Unsubscribe-Post: List-Unsubscribe=One-Click
      X-Of-The-Way: nobody signs this

      Dear reader,

      all is  well.\s
      """;

  private static SigningKey key(String domain, String selector, String day, Algorithm algorithm) {
    KeyFile file = KeyFile.generate(algorithm);
    Instant since = Instant.parse(day + "T00:00:00Z");
    return new SigningKey(domain, selector, since, algorithm, file.privateKey(), file.publicKey());
  }

  private static byte[] wire(String message) {
    return message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] signed(String message, SigningKey... keys) {
    byte[] bytes = wire(message);
    int body = Math.min(HeaderField.end(bytes) + 2, bytes.length);
    byte[] signatures =
        new Signer(List.of(keys), FROZEN)
            .signatures(
                Arrays.copyOf(bytes, body),
                List.of(new Stretch(Arrays.copyOfRange(bytes, body, bytes.length))));
    byte[] both = Arrays.copyOf(signatures, signatures.length + bytes.length);
    System.arraycopy(bytes, 0, both, signatures.length, bytes.length);
    return both;
  }

  private static List<Verdict> judged(byte[] message) {
    return new Verifier(new SigningKeys(List.of(RSA, ED)), Clock.fixed(FROZEN, ZoneOffset.UTC))
        .judge(message);
  }

  private static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MESSAGE,
        "From: a@example.org\n\n",
        "From: a@example.org\n\n\n \n",
        "From: a@b.c\n"
      })
  void whatIsSignedPassesWithEachKey(String message) {
    assertThat(judged(signed(message, RSA, ED)))
        .hasSize(2)
        .allSatisfy(verdict -> assertThat(verdict.why()).isEmpty())
        .allMatch(Verdict::passes);
  }

  @Test
  void anyOctetOfTheBodyThatIsAnotherIsNoticed() {
    byte[] message = signed(MESSAGE, ED);
    for (int at = HeaderField.end(message) + 2; at < message.length; at++) {
      byte[] changed = message.clone();
      changed[at] ^= 1;
      assertThat(judged(changed)).as("octet %d", at).noneMatch(Verdict::passes);
    }
  }

  static Set<String> overSigned() {
    return Signer.OVER_SIGNED;
  }

  @Test
  void whatTellsWhoItIsFromAndHowToLeaveIsSignedOnceMoreThanItIsThere() {
    assertThat(Signer.OVER_SIGNED)
        .contains(
            "From",
            "Reply-To",
            "To",
            "Subject",
            "List-Id",
            "List-Help",
            "List-Post",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Content-Type");
    assertThat(Signer.SIGNED).containsAll(Signer.OVER_SIGNED);
  }

  @ParameterizedTest
  @MethodSource("overSigned")
  void nobodyCanAddAnotherFieldThatCounts(String name) {
    String message = text(signed(MESSAGE, RSA, ED));
    assertThat(
            judged((name + ": mallory@example.net\r\n" + message).getBytes(StandardCharsets.UTF_8)))
        .hasSize(2)
        .noneMatch(Verdict::passes);
  }

  @Test
  void whatRelaysWriteAnewIsNotSigned() {
    String message = text(signed(MESSAGE, RSA, ED));
    String onTheWay =
        "Received: from here\r\n"
            + message
                .replace("<1@example.org>", "<2@relay.example.net>")
                .replace("Fri, 2 Jan", "Sat, 3 Jan")
                .replace("nobody", "all");
    assertThat(judged(onTheWay.getBytes(StandardCharsets.UTF_8)))
        .hasSize(2)
        .allMatch(Verdict::passes);
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void theSameMessageIsSignedAlikeEachTimeInLinesOfOrdinaryLength(Algorithm algorithm) {
    SigningKey key = algorithm == Algorithm.RSA ? RSA : ED;
    byte[] once = signed(MESSAGE, key);
    assertThat(signed(MESSAGE, key)).isEqualTo(once);
    assertThat(text(once).split("\r\n")).allMatch(line -> line.length() <= 78);
  }

  @Test
  void withoutAKeyNothingIsAdded() {
    assertThat(signed(MESSAGE)).isEqualTo(wire(MESSAGE));
  }

  @Test
  void theNearestDomainsLatestKeySigns() {
    SigningKey later = key("example.org", "later", "2026-06-01", Algorithm.RSA);
    SigningKey nearer = key("news.example.org", "near", "2025-01-01", Algorithm.RSA);
    SigningKeys keys = new SigningKeys(List.of(later, RSA, ED, nearer));
    assertThat(keys.of("example.org", FROZEN)).containsExactly(RSA, ED);
    assertThat(keys.of("example.org", later.since())).containsExactly(later, ED);
    assertThat(keys.of("desk.news.example.org", FROZEN)).containsExactly(nearer, ED);
    assertThat(keys.of("badexample.org", FROZEN)).isEmpty();
    assertThat(keys.of("example.org", Instant.EPOCH)).isEmpty();
    assertThat(new SigningKeys(List.of(later, ED)).of("example.org", FROZEN))
        .as("Ed25519 never alone")
        .isEmpty();
  }
}
