package pressrun.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import pressrun.secret.SecretFile;

/** Name and secret as they are at this moment, and how they are said; never printed. */
record Login(String user, String secret, List<Mechanism> mechanisms) {
  /**
   * Reads what has to be read.
   *
   * @throws IOException when a token cannot be read
   */
  static Login of(RelaySettings.Credentials credentials) throws IOException {
    if (credentials instanceof RelaySettings.Credentials.Token token) {
      String secret = SecretFile.read(token.file());
      return new Login(token.user(), secret, Mechanism.WITH_TOKEN);
    }
    RelaySettings.Credentials.Password password = (RelaySettings.Credentials.Password) credentials;
    return new Login(password.user(), password.password(), Mechanism.WITH_PASSWORD);
  }

  /** The keys in the relay's settings that name and secret come from. */
  String keys() {
    return isToken() ? "`user` and `token_file`" : "`user` and `password`";
  }

  private boolean isToken() {
    return mechanisms.equals(Mechanism.WITH_TOKEN);
  }

  /** Returns which other key fits what the relay offers; empty when none does. */
  Optional<String> keyFor(List<String> offered) {
    if (isToken()) {
      return Mechanism.WITH_PASSWORD.stream().anyMatch(one -> offered.contains(one.word()))
          ? Optional.of("the others go with `password` in place of `token_file`")
          : Optional.empty();
    }
    return offered.contains(Mechanism.XOAUTH2.word())
        ? Optional.of("XOAUTH2 goes with `token_file` in place of `password`")
        : Optional.empty();
  }

  /** Returns a text without the secret: a relay may repeat what it was told. */
  String keptOutOf(String text) {
    String kept = secret.isEmpty() ? text : text.replace(secret, "***");
    for (Mechanism mechanism : mechanisms) {
      String said = mechanism.first(this).orElseGet(() -> encoded(secret));
      kept = said.isEmpty() ? kept : kept.replace(said, "***");
    }
    return kept;
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
