package bench;

import static pressrun.testing.SmtpFaultServer.endless;
import static pressrun.testing.SmtpFaultServer.hangUp;
import static pressrun.testing.SmtpFaultServer.reset;
import static pressrun.testing.SmtpFaultServer.say;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Point;

/**
 * One row of the table of faults.
 *
 * @param row its number and a letter where a row has several forms
 * @param classes outcome and stage that Pressrun may write down for it; none: nothing is written
 * @param taken whether the server may have the message though it said nothing that counts
 */
record Fault(
    String row,
    String name,
    Point point,
    Function<SmtpFaultServer, Act> act,
    Set<String> classes,
    Reaction reaction,
    boolean taken) {

  private static final Set<String> DOUBTFUL = Set.of("Uncertain DOT");

  static final List<Fault> TABLE =
      List.of(
          of("1", "connection reset", Point.GREETING, reset(), "CONNECT", Reaction.RESTS),
          silent("2", "no banner", Point.GREETING, "CONNECT"),
          of("3", "banner 421", Point.GREETING, say("421 4.3.2 down"), "CONNECT", Reaction.RESTS),
          of("4", "banner 554", Point.GREETING, say("554 go away"), "CONNECT", Reaction.RESTS),
          nothing("5", "EHLO refused, HELO taken", Point.EHLO, ehloRefused()),
          of("6a", "STARTTLS not offered", Point.EHLO, say("250 none"), "TLS", Reaction.RESTS),
          of("6b", "STARTTLS refused", Point.STARTTLS, say("454 not now"), "TLS", Reaction.RESTS),
          of("7", "AUTH 535", Point.AUTH, say("535 5.7.8 wrong"), "AUTH", Reaction.STOPS),
          of("8", "AUTH 454", Point.AUTH, say("454 4.7.0 later"), "AUTH", Reaction.RESTS),
          of("9", "MAIL 450", Point.MAIL, say("450 4.7.0 slower"), "MAIL", Reaction.SLOWS),
          of("10", "MAIL 550", Point.MAIL, say("550 5.7.1 not you"), "MAIL", Reaction.PAUSES),
          deferred("11", "RCPT 450 (greylisting)", Point.RCPT, "450 4.7.1 greylisted"),
          of("12", "RCPT 421", Point.RCPT, say("421 4.4.2 closing"), "RCPT", Reaction.RESTS),
          refused("13", "RCPT 550 5.1.1", Point.RCPT, "550 5.1.1 no such user", Reaction.BOUNCES),
          deferred("14", "RCPT 552 mailbox full", Point.RCPT, "552 5.2.2 mailbox full"),
          refused("15", "RCPT 550 5.7.1", Point.RCPT, "550 5.7.1 not wanted", Reaction.FAILS),
          of("16", "RCPT 452 4.5.3", Point.RCPT, say("452 4.5.3 many"), "RCPT", Reaction.SLOWS),
          silent("17", "no 354", Point.DATA, "DATA"),
          of("18", "DATA 250", Point.DATA, say("250 ok"), "DATA", Reaction.RESTS),
          waits("19a", "DATA 451", Point.DATA, "451 4.3.0 later"),
          refused("19b", "DATA 554", Point.DATA, "554 5.6.0 never", Reaction.DISLIKED),
          new Fault(
              "20",
              "reset in the body",
              Point.BODY,
              server -> reset(),
              Set.of(
                  "Unattempted MAIL",
                  "Unattempted RCPT",
                  "Unattempted DATA",
                  "Unattempted BODY",
                  "Uncertain DOT"),
              Reaction.DOUBTS,
              false),
          doubtful("21", "end after the dot", server -> hangUp()),
          doubtful("22", "reset after the dot", server -> reset()),
          doubtful("23", "silence after the dot", SmtpFaultServer::silence),
          doubtful("24", "nonsense after the dot", server -> say("taken, I think")),
          new Fault(
              "25",
              "421 after the dot",
              Point.DOT,
              server -> say("421 4.3.2 closing"),
              Set.of("Deferred DOT"),
              Reaction.RESTS,
              false),
          waits("26", "451 after the dot", Point.DOT, "451 4.3.0 later"),
          of("27a", "SIZE too small", Point.EHLO, say(smallSize()), "MAIL", Reaction.PAUSES),
          refused("27b", "552 after the dot", Point.DOT, "552 5.3.4 too big", Reaction.DISLIKED),
          refused("28", "554 after the dot", Point.DOT, "554 5.7.1 like spam", Reaction.DISLIKED),
          of("29a", "endless reply", Point.RCPT, endless("250-more\r\n"), "RCPT", Reaction.RESTS),
          of("29b", "dripping reply", Point.DATA, Fault::drip, "DATA", Reaction.RESTS),
          doubtful("29c", "endless line after the dot", server -> endless("x")),
          nothing("29d", "NUL and 8-bit", Point.DOT, say("250 2.0.0 \u0000\u001b[31m\u00e9")),
          refused("30", "all alike in a row", Point.RCPT, "550 5.1.1 nobody", Reaction.ALL_ALIKE),
          of("31", "too many connections", Point.GREETING, tooMany(), "CONNECT", Reaction.SLOWS),
          nothing("32", "QUIT unanswered", Point.QUIT, hangUp()),
          nothing("33", "closed between messages", Point.DOT, Fault::takenAndClosed),
          nothing("34", "250 queued as ID", Point.DOT, say("250 2.0.0 queued as 7F3A")));

  private static Fault of(
      String row, String name, Point point, Act act, String stage, Reaction reaction) {
    Set<String> classes = Set.of("Unattempted " + stage);
    return new Fault(row, name, point, server -> act, classes, reaction, false);
  }

  private static Fault silent(String row, String name, Point point, String stage) {
    Set<String> classes = Set.of("Unattempted " + stage);
    return new Fault(
        row, name, point, SmtpFaultServer::silence, classes, Reaction.RESTS, false);
  }

  private static Fault deferred(String row, String name, Point point, String reply) {
    Set<String> classes = Set.of("Deferred " + point);
    return new Fault(row, name, point, server -> say(reply), classes, Reaction.RETRIES, false);
  }

  private static Fault waits(String row, String name, Point point, String reply) {
    Set<String> classes = Set.of("Deferred " + point);
    return new Fault(row, name, point, server -> say(reply), classes, Reaction.WAITS, false);
  }

  private static Fault refused(
      String row, String name, Point point, String reply, Reaction reaction) {
    Set<String> classes = Set.of("Refused " + point);
    return new Fault(row, name, point, server -> say(reply), classes, reaction, false);
  }

  private static Fault doubtful(String row, String name, Function<SmtpFaultServer, Act> act) {
    return new Fault(row, name, Point.DOT, act, DOUBTFUL, Reaction.DOUBTS, true);
  }

  private static Fault nothing(String row, String name, Point point, Act act) {
    return new Fault(row, name, point, server -> act, Set.of(), Reaction.GOES_ON, false);
  }

  private static Act tooMany() {
    return say("421 4.7.0 too many connections");
  }

  private static String smallSize() {
    return "250-fault.example.org\r\n250 SIZE 1000\r\n";
  }

  /** HELO is the same point of the server, and is taken. */
  private static Act ehloRefused() {
    Set<Socket> refused = ConcurrentHashMap.newKeySet();
    return (socket, out) ->
        say(refused.add(socket) ? "502 5.5.1 what?" : "250 fault.example.org").on(socket, out);
  }

  private static boolean drip(Socket socket, OutputStream out) throws IOException {
    while (!socket.isClosed()) {
      out.write('3');
      out.flush();
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  /** Says so in peace: what it does not read any more must not undo its answer. */
  private static boolean takenAndClosed(Socket socket, OutputStream out) throws IOException {
    out.write("250 2.0.0 taken\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
    socket.shutdownOutput();
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    return false;
  }

  /** Whether it can happen only once in a connection. */
  boolean isOfTheConnection() {
    return point.compareTo(Point.MAIL) < 0 || point == Point.QUIT;
  }
}
