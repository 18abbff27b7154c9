package pressrun.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import pressrun.secret.KeyedDigest;

/** A way to log in that Pressrun speaks (RFC 4954), in the order of preference. */
enum Mechanism {
  /** RFC 4616. */
  PLAIN("PLAIN", 1) {
    @Override
    Optional<String> first(Login login) {
      return Optional.of(encoded("\0" + login.user() + "\0" + login.secret()));
    }

    @Override
    String answer(Login login, int turn, String challenge) {
      return first(login).orElseThrow();
    }
  },
  /** A draft that never became an RFC; asks for name and password one after the other. */
  LOGIN("LOGIN", 2) {
    @Override
    String answer(Login login, int turn, String challenge) {
      return encoded(turn == 0 ? login.user() : login.secret());
    }
  },
  /** RFC 2195. */
  CRAM_MD5("CRAM-MD5", 1) {
    @Override
    String answer(Login login, int turn, String challenge) {
      byte[] asked = Base64.getMimeDecoder().decode(challenge);
      return encoded(
          login.user() + " " + HexFormat.of().formatHex(KeyedDigest.md5(login.secret(), asked)));
    }
  },
  /** With a token in place of the password. */
  XOAUTH2("XOAUTH2", 1) {
    @Override
    Optional<String> first(Login login) {
      return Optional.of(
          encoded("user=" + login.user() + "\1auth=Bearer " + login.secret() + "\1\1"));
    }

    /** After its description of the error the relay waits for an empty line. */
    @Override
    String answer(Login login, int turn, String challenge) {
      return "";
    }
  };

  static final List<Mechanism> WITH_PASSWORD = List.of(PLAIN, LOGIN, CRAM_MD5);
  static final List<Mechanism> WITH_TOKEN = List.of(XOAUTH2);

  private final String word;
  private final int turns;

  Mechanism(String word, int turns) {
    this.word = word;
    this.turns = turns;
  }

  /** The word for it in EHLO and AUTH. */
  String word() {
    return word;
  }

  /** How often the relay may ask before it must have decided. */
  int turns() {
    return turns;
  }

  /** Returns what follows the mechanism's name in AUTH. */
  Optional<String> first(Login login) {
    return Optional.empty();
  }

  /** Returns the answer to a 334, of which the first is turn 0. */
  abstract String answer(Login login, int turn, String challenge);

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
