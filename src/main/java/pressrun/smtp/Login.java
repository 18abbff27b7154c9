package pressrun.smtp;

import java.io.IOException;
import pressrun.secret.SecretFile;

/** Name and secret as they are at this moment, and how they are said; never printed. */
record Login(String user, String secret, String mechanisms) {
  /**
   * Reads what has to be read.
   *
   * @throws IOException when a token cannot be read
   */
  static Login of(RelaySettings.Credentials credentials) throws IOException {
    if (credentials instanceof RelaySettings.Credentials.Token token) {
      String secret = SecretFile.read(token.file());
      return new Login(token.user(), secret, "XOAUTH2");
    }
    RelaySettings.Credentials.Password password = (RelaySettings.Credentials.Password) credentials;
    return new Login(password.user(), password.password(), "PLAIN LOGIN");
  }

  /** A relay may repeat what it was told. */
  String keptOutOf(String text) {
    return secret.isEmpty() ? text : text.replace(secret, "***");
  }

  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
