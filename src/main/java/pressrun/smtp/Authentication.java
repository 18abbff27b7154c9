package pressrun.smtp;

import static java.util.stream.Collectors.joining;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pressrun.classification.Reply;

/**
 * The AUTH dialogue. When the relay does not take a mechanism that it offers, the next one is
 * tried; a name and password that it refused are not said again, because a few refusals lock an
 * account.
 */
final class Authentication {
  /** Refusals of the mechanism, whatever the name and password are. */
  private static final Pattern MECHANISM =
      Pattern.compile(
          "mechanism|auth\\w{0,20} (type|method|scheme)|unrecogni[sz]ed|unsupported|not supported"
              + "|not implemented|too weak");

  private final AngusSession session;
  private final Login login;
  private final List<String> refusals = new ArrayList<>();

  Authentication(AngusSession session, Login login) {
    this.session = session;
    this.login = login;
  }

  /**
   * Logs in by one of the mechanisms that the relay offers.
   *
   * @throws AuthenticationFailedException when the relay offers none that fits, or refuses; its
   *     message names no secret
   */
  void run(List<String> offered) throws MessagingException {
    List<Mechanism> fitting =
        login.mechanisms().stream().filter(one -> offered.contains(one.word())).toList();
    if (fitting.isEmpty()) {
      throw new AuthenticationFailedException(noneFits(offered));
    }
    Optional<Reply> last = Optional.empty();
    for (Mechanism mechanism : fitting) {
      Reply reply = say(mechanism);
      last = Optional.of(reply);
      if (reply.code() / 100 == 2) {
        return;
      }
      refusals.add(mechanism.word() + ": " + reply.code() + " " + reply.text());
      if (!isAboutMechanism(reply)) {
        break;
      }
    }
    throw new AuthenticationFailedException(
        login.keptOutOf(String.join("; ", refusals)) + hint(last, offered));
  }

  private String hint(Optional<Reply> last, List<String> offered) {
    if (last.filter(reply -> reply.code() / 100 == 5).isEmpty()) {
      return "";
    }
    if (last.get().code() == 530
        || last.get().text().toUpperCase(Locale.ROOT).contains("STARTTLS")) {
      return "; it takes a login over TLS only: write `tls: starttls`";
    }
    return last.filter(Authentication::isAboutMechanism).isPresent()
        ? "; " + noneFits(offered)
        : "; the relay's " + login.keys() + " are what it refuses";
  }

  private Reply say(Mechanism mechanism) throws MessagingException {
    String first = mechanism.first(login).map(text -> " " + text).orElse("");
    Reply reply = command("AUTH " + mechanism.word() + first);
    for (int turn = 0; reply.code() == 334 && turn < mechanism.turns(); turn++) {
      reply = command(answer(mechanism, turn, reply.text()));
    }
    return reply;
  }

  private String answer(Mechanism mechanism, int turn, String challenge) {
    try {
      return mechanism.answer(login, turn, challenge);
    } catch (IllegalArgumentException noBase64) {
      return "*"; // Ends the dialogue (RFC 4954, 4).
    }
  }

  private Reply command(String line) throws MessagingException {
    session.simpleCommand(line);
    return session
        .lastReply()
        .orElseThrow(() -> new MessagingException("no answer to AUTH: " + session.lastWords()));
  }

  private static boolean isAboutMechanism(Reply reply) {
    return switch (reply.code()) {
      case 500, 501, 502, 504, 538 -> true;
      case 535 -> false;
      default ->
          reply.code() / 100 == 5
              && MECHANISM.matcher(reply.text().toLowerCase(Locale.ROOT)).find();
    };
  }

  private String noneFits(List<String> offered) {
    String spoken = Stream.of(Mechanism.values()).map(Mechanism::word).collect(joining(", "));
    return "the relay offers "
        + (offered.isEmpty() ? "AUTH without a mechanism" : String.join(", ", offered))
        + "; Pressrun speaks "
        + spoken
        + login.keyFor(offered).map(key -> "; " + key).orElse("");
  }
}
