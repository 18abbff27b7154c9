package pressrun.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Point;

/**
 * Replies by the grammar of RFC 5321, 4.2, and what accidents make of them; a seed, always alike.
 */
final class SmtpGibberish {
  private static final Map<Point, String> ORDINARY =
      Map.of(
          Point.GREETING, "220",
          Point.STARTTLS, "220",
          Point.AUTH, "235",
          Point.DATA, "354",
          Point.QUIT, "221");
  private static final List<String> WORDS =
      List.of(
          "ok",
          "queued as 4F2A",
          "try again in 5 minutes",
          "too many connections",
          "no such user",
          "mailbox full",
          "spam",
          "\u0000",
          "\u001b[2J",
          "\u00ff\u00fe",
          "250 ok",
          "354",
          "5.1.1",
          "4.2.2",
          "2.0.0",
          "-",
          " ",
          "reader@example.org",
          "x".repeat(600));
  private static final List<String> ENDS = List.of("\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r", "");

  private final SplittableRandom random;

  SmtpGibberish(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** What the server does here; none: what is ordinary. */
  Optional<Act> at(Point point, SmtpFaultServer server) {
    return chance(75) ? Optional.empty() : Optional.of(act(point, server));
  }

  private Act act(Point point, SmtpFaultServer server) {
    return switch (random.nextInt(20)) {
      case 0 -> server.silence();
      case 1 -> SmtpFaultServer.hangUp();
      case 2 -> SmtpFaultServer.reset();
      case 3 -> SmtpFaultServer.endless("250-more\r\n");
      case 4 -> SmtpFaultServer.endless("2");
      default -> words(point);
    };
  }

  private Act words(Point point) {
    String text = reply(point) + (chance(10) ? reply(point) : "");
    byte[] bytes = mutated(text).getBytes(StandardCharsets.ISO_8859_1);
    boolean goesOn = chance(85);
    return (socket, out) -> {
      out.write(bytes);
      out.flush();
      return goesOn;
    };
  }

  private String reply(Point point) {
    String code =
        chance(50)
            ? ORDINARY.getOrDefault(point, "250")
            : String.valueOf(random.nextInt(chance(80) ? 200 : 0, chance(80) ? 600 : 2000));
    int lines = chance(70) ? 1 : 1 + random.nextInt(chance(90) ? 4 : 150);
    StringBuilder reply = new StringBuilder();
    for (int line = 1; line <= lines; line++) {
      reply.append(code).append(line < lines != chance(5) ? "-" : " ");
      for (int word = random.nextInt(4); word > 0; word--) {
        reply.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
      reply.append(ENDS.get(random.nextInt(ENDS.size())));
    }
    return reply.toString();
  }

  /** A letter more, less, or another; a piece twice; or cut off. */
  private String mutated(String text) {
    if (text.isEmpty() || chance(60)) {
      return text;
    }
    int at = random.nextInt(text.length());
    int to = at + random.nextInt(text.length() - at);
    char letter = (char) random.nextInt(256);
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at) + letter + text.substring(at);
      case 1 -> text.substring(0, at) + text.substring(at + 1);
      case 2 -> text.substring(0, at) + letter + text.substring(at + 1);
      case 3 -> text.substring(0, to) + text.substring(at);
      default -> text.substring(0, at);
    };
  }
}
