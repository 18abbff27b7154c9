package pressrun.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TokensTest {
  private final Tokens tokens = tokens("a secret for tests and nothing else");

  private static Tokens tokens(String secret) {
    return new Tokens(Keys.load(Path.of("unused"), Optional.of(secret)));
  }

  @Test
  void whatWasSignedIsReadBack() {
    for (String payload : List.of("harbour-courier/4711", "김민아 🦢", "a.b.c", "x\0y")) {
      String token = tokens.sign(Purpose.UNSUBSCRIBE, payload);
      assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{22}");
      assertThat(tokens.verify(Purpose.UNSUBSCRIBE, token)).contains(payload);
    }
  }

  @Test
  void aTokenWithAnyCharacterChangedIsRefused() {
    String token = tokens.sign(Purpose.UNSUBSCRIBE, "harbour-courier/4711");
    for (int i = 0; i < token.length(); i++) {
      for (char other : "Aa0_-.B+/= ".toCharArray()) {
        if (token.charAt(i) != other) {
          String forged = token.substring(0, i) + other + token.substring(i + 1);
          assertThat(tokens.verify(Purpose.UNSUBSCRIBE, forged)).as(forged).isEmpty();
        }
      }
    }
  }

  @Test
  void aTokenThatIsCutOrPaddedIsRefused() {
    String token = tokens.sign(Purpose.UNSUBSCRIBE, "harbour-courier/4711");
    for (int i = 0; i < token.length(); i++) {
      assertThat(tokens.verify(Purpose.UNSUBSCRIBE, token.substring(0, i))).isEmpty();
      assertThat(tokens.verify(Purpose.UNSUBSCRIBE, token.substring(i + 1))).isEmpty();
    }
    for (String padded : List.of(token + "=", token + "A", token + ".", "=" + token, token + " ")) {
      assertThat(tokens.verify(Purpose.UNSUBSCRIBE, padded)).as(padded).isEmpty();
    }
  }

  @Test
  void anotherPayloadUnderAnOldSignatureIsRefused() {
    String token = tokens.sign(Purpose.UNSUBSCRIBE, "harbour-courier/4711");
    String other =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("harbour-courier/4712".getBytes(StandardCharsets.UTF_8));
    String forged = other + token.substring(token.indexOf('.'));
    assertThat(tokens.verify(Purpose.UNSUBSCRIBE, forged)).isEmpty();
  }

  @Test
  void aTokenForOneThingIsNoneForAnother() {
    String token = tokens.sign(Purpose.ARCHIVE, "harbour-courier/4711");
    assertThat(tokens.verify(Purpose.UNSUBSCRIBE, token)).isEmpty();
    assertThat(tokens.hash(Purpose.ADDRESS, "a")).isNotEqualTo(tokens.hash(Purpose.ARCHIVE, "a"));
  }

  @Test
  void aTokenOfAnotherInstallationIsRefused() {
    String token = tokens("another secret, for another installation").sign(Purpose.ARCHIVE, "1");
    assertThat(tokens.verify(Purpose.ARCHIVE, token)).isEmpty();
  }

  @Test
  void whatWasSentYearsAgoIsStillRead() {
    assertThat(tokens.verify(Purpose.UNSUBSCRIBE, "aGFyYm91ci80Nw.mG1n_AoRhSqedCMpz8v-4A"))
        .contains("harbour/47");
    assertThat(tokens.hash(Purpose.ADDRESS, "mina@example.org"))
        .isEqualTo("97f9fedbcfccf4d0196ac513c4d0bb75b97eb2a8e1ee099dce60b9e07e1cfaec");
  }

  @Test
  void aFingerprintTellsNothingOfTheKey() {
    assertThat(tokens.fingerprint()).matches("[0-9a-f]{16}");
    assertThat(tokens.hash(Purpose.ADDRESS, "mina@example.org"))
        .matches("[0-9a-f]{64}")
        .isEqualTo(tokens.hash(Purpose.ADDRESS, "mina@example.org"));
  }
}
