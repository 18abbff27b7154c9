package pressrun.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server on loopback that misbehaves where a test says so. What it was given is written
 * down before it answers, so it is the judge of what arrived.
 */
public final class SmtpFaultServer implements AutoCloseable {
  /** Where in the dialogue. */
  public enum Point {
    GREETING,
    EHLO,
    STARTTLS,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    BODY,
    DOT,
    BDAT,
    RSET,
    QUIT
  }

  /** What to do there. */
  public interface Act {
    /** False when the connection is over. */
    boolean on(Socket socket, OutputStream out) throws IOException;
  }

  /** A message whose final dot came. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Given(String sender, String recipient, byte[] bytes) {
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private final ServerSocket server;
  private final ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<Point, Supplier<Optional<Act>>> script = new EnumMap<>(Point.class);
  private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
  private final List<Given> given = Collections.synchronizedList(new ArrayList<>());
  private final List<Given> accepted = Collections.synchronizedList(new ArrayList<>());
  private final List<String> offers = Collections.synchronizedList(new ArrayList<>());
  private final Optional<SSLContext> tls;
  private final boolean implicit;
  private volatile boolean fragile;

  public SmtpFaultServer() {
    this(Optional.empty(), false);
  }

  public SmtpFaultServer(Optional<SSLContext> tls, boolean implicit) {
    this.tls = tls;
    this.implicit = implicit;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    threads.execute(this::accept);
  }

  /** Says this instead of the ordinary; text without line ends is one line. */
  public static Act say(String text) {
    return (socket, out) -> {
      String raw = text.endsWith("\n") ? text : text + "\r\n";
      out.write(raw.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return !text.startsWith("421");
    };
  }

  /** Says this, and ends the connection. */
  public static Act sayAndHangUp(String text) {
    return (socket, out) -> {
      say(text).on(socket, out);
      return false;
    };
  }

  public static Act hangUp() {
    return (socket, out) -> false;
  }

  /** Ends the connection with a RST. */
  public static Act reset() {
    return (socket, out) -> {
      socket.setSoLinger(true, 0);
      return false;
    };
  }

  public Act silence() {
    return (socket, out) -> {
      try {
        closing.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return false;
    };
  }

  public static Act endless(String text) {
    return (socket, out) -> {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      while (!Thread.currentThread().isInterrupted()) {
        out.write(bytes);
        out.flush();
      }
      return false;
    };
  }

  /** Acts at this point in turn; the last stays. */
  public synchronized SmtpFaultServer at(Point point, Act... acts) {
    Deque<Act> turns = new ArrayDeque<>(List.of(acts));
    return when(
        point, () -> Optional.of(turns.size() > 1 ? turns.removeFirst() : turns.getFirst()));
  }

  /** Asks at this point each time what to do; none: what is ordinary. */
  public synchronized SmtpFaultServer when(Point point, Supplier<Optional<Act>> chooser) {
    script.put(point, chooser);
    return this;
  }

  public SmtpFaultServer offering(String extension) {
    offers.add("250-" + extension + "\r\n");
    return this;
  }

  /** Takes a message, and ends the session when more than the message was written. */
  public void breakOverPipelining() {
    fragile = true;
  }

  public synchronized SmtpFaultServer behave(Point point) {
    script.remove(point);
    return this;
  }

  private Act next(Point point, String ordinary) {
    return scripted(point).orElse(say(ordinary));
  }

  private synchronized Optional<Act> scripted(Point point) {
    return script.getOrDefault(point, Optional::empty).get();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many connections are open, beside the wait for new ones. */
  public int connections() {
    return threads.getActiveCount() - 1;
  }

  /** Every command line, in the order of arrival. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  public long count(String verb) {
    return List.copyOf(commands).stream().filter(line -> line.startsWith(verb)).count();
  }

  public List<Given> given() {
    return List.copyOf(given);
  }

  public List<Given> accepted() {
    return List.copyOf(accepted);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        threads.execute(() -> converse(socket));
      }
    } catch (IOException closed) {
      // No more is wanted.
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      new Dialogue(implicit ? secured(socket) : socket).run();
    } catch (IOException gone) {
      // The other side, or the test, has ended it.
    }
  }

  private Socket secured(Socket socket) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            tls.orElseThrow()
                .getSocketFactory()
                .createSocket(socket, "localhost", socket.getPort(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  private final class Dialogue {
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private String sender = "";
    private String reader = "";
    private String recipient = "";

    Dialogue(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      this.out = socket.getOutputStream();
    }

    void run() throws IOException {
      boolean goesOn = act(Point.GREETING, "220 fault.example.org ready");
      while (goesOn) {
        String line = line();
        if (line.isEmpty()) {
          return;
        }
        commands.add(line);
        goesOn = command(line);
      }
    }

    private boolean act(Point point, String ordinary) throws IOException {
      return next(point, ordinary).on(socket, out);
    }

    private boolean command(String line) throws IOException {
      return switch (line.split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
        case "EHLO", "HELO" ->
            act(
                Point.EHLO,
                "250-fault.example.org\r\n" + String.join("", offers) + "250 8BITMIME\r\n");
        case "STARTTLS" -> startTls();
        case "AUTH" -> act(Point.AUTH, "235 2.7.0 welcome");
        case "MAIL" -> {
          if (!sender.isEmpty()) {
            yield say("503 5.5.1 nested MAIL").on(socket, out);
          }
          Act answer = next(Point.MAIL, "250 2.1.0 ok");
          yield answer.on(socket, new AcceptanceNote(out, () -> sender = path(line)));
        }
        case "RCPT" -> {
          String named = path(line);
          reader = named;
          Act answer = next(Point.RCPT, sender.isEmpty() ? "503 5.5.1 MAIL first" : "250 2.1.5 ok");
          yield answer.on(socket, new AcceptanceNote(out, () -> recipient = named));
        }
        case "DATA" -> {
          Optional<Act> fault = scripted(Point.DATA);
          yield fault.isPresent()
              ? fault.get().on(socket, out)
              : say("354 go on").on(socket, out) && body();
        }
        case "BDAT" -> chunk(line);
        case "RSET" -> {
          forget();
          yield act(Point.RSET, "250 2.0.0 ok");
        }
        case "QUIT" -> {
          act(Point.QUIT, "221 bye");
          yield false;
        }
        default -> say("500 what?").on(socket, out);
      };
    }

    private boolean startTls() throws IOException {
      Optional<Act> fault = scripted(Point.STARTTLS);
      if (fault.isPresent()) {
        fault.get().on(socket, out);
        return true;
      }
      say("220 go on").on(socket, out);
      socket = secured(socket);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
      return true;
    }

    private boolean body() throws IOException {
      Optional<Act> fault = scripted(Point.BODY);
      if (fault.isPresent()) {
        return fault.get().on(socket, out);
      }
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      for (String line = raw(); !line.equals(".\r\n"); line = raw()) {
        if (line.isEmpty()) {
          return false; // No dot: thrown away.
        }
        String plain = line.startsWith(".") ? line.substring(1) : line;
        message.writeBytes(plain.getBytes(StandardCharsets.ISO_8859_1));
      }
      Given whole = new Given(sender, reader, message.toByteArray());
      given.add(whole);
      forget();
      if (fragile && in.available() > 0) {
        return !accepted.add(whole);
      }
      Act answer = next(Point.DOT, "250 2.0.0 queued as A1B2C3");
      return answer.on(socket, new AcceptanceNote(out, () -> accepted.add(whole)));
    }

    private void forget() {
      sender = "";
      recipient = "";
    }

    /** RFC 3030, for messages of one chunk. */
    private boolean chunk(String line) throws IOException {
      int size = Integer.parseInt(line.split(" ", -1)[1]);
      byte[] bytes = in.readNBytes(size);
      if (bytes.length < size) {
        return false; // Not whole: thrown away.
      }
      if (recipient.isEmpty()) {
        return say("503 5.5.1 no recipient").on(socket, out);
      }
      Given whole = new Given(sender, recipient, bytes);
      given.add(whole);
      forget();
      Act answer = next(Point.BDAT, "250 2.0.0 queued as A1B2C3");
      return answer.on(socket, new AcceptanceNote(out, () -> accepted.add(whole)));
    }

    private String path(String line) {
      return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private String line() throws IOException {
      return raw().stripTrailing();
    }

    private String raw() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        line.append((char) next);
        if (next == '\n') {
          return line.toString();
        }
      }
      return "";
    }
  }

  /** Ends what is silent. */
  public void shutUp() {
    closing.countDown();
  }

  @Override
  public void close() {
    shutUp();
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    threads.shutdownNow();
  }
}
