package bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SMTP server that accepts all mail and remembers who got what: the judge of the kill sweep. It
 * writes down before it replies, and is never killed. One thread per connection.
 */
final class Sink implements AutoCloseable {
  private static final Pattern MESSAGE_ID =
      Pattern.compile("^Message-ID:\\s*<([^>]+)>", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final int HEAD = 8_192;

  /** One message that was taken. */
  record Arrival(String recipient, String messageId, String hash) {}

  private final ServerSocket server;
  private final long replyMillis;
  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();

  private Sink(ServerSocket server, long replyMillis) {
    this.server = server;
    this.replyMillis = replyMillis;
  }

  /**
   * Listens on loopback.
   *
   * @param replyMillis how long it thinks before it answers the dot
   */
  static Sink start(long replyMillis) throws IOException {
    Sink sink = new Sink(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), replyMillis);
    daemon(sink::accept);
    return sink;
  }

  int port() {
    return server.getLocalPort();
  }

  Queue<Arrival> arrivals() {
    return arrivals;
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "sink");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        daemon(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new Session(socket).run();
    } catch (IOException gone) {
      // The other side was killed; that is what this is for.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Session {
    private final InputStream in;
    private final OutputStream out;
    private byte[] line = new byte[65_536];
    private byte[] message = new byte[131_072];
    private String recipient = "";

    Session(Socket socket) throws IOException {
      in = new BufferedInputStream(socket.getInputStream(), 65_536);
      out = socket.getOutputStream();
    }

    void run() throws IOException, InterruptedException {
      reply("220 sink ESMTP");
      while (true) {
        String command = new String(line, 0, readLine(), StandardCharsets.UTF_8);
        switch (command.substring(0, Math.min(4, command.length())).toUpperCase(Locale.ROOT)) {
          case "EHLO" ->
              reply(
                  "250-sink\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n250-8BITMIME\r\n250 SMTPUTF8");
          case "MAIL" -> reply("250 2.1.0 ok");
          case "RCPT" -> {
            recipient = command.replaceAll("^[^<]*<([^>]*)>.*$", "$1");
            reply("250 2.1.5 ok");
          }
          case "DATA" -> data();
          case "RSET", "NOOP" -> reply("250 2.0.0 ok");
          case "QUIT" -> {
            reply("221 2.0.0 bye");
            return;
          }
          default -> reply("500 5.5.1 what?");
        }
      }
    }

    private void data() throws IOException, InterruptedException {
      if (recipient.isEmpty()) {
        reply("503 5.5.1 no recipient");
        return;
      }
      reply("354 go on");
      int size = 0;
      int length = readLine();
      while (length != 1 || line[0] != '.') {
        if (size + length + 2 > message.length) {
          message = Arrays.copyOf(message, 2 * (size + length + 2));
        }
        System.arraycopy(line, 0, message, size, length);
        size += length;
        message[size++] = '\n';
        length = readLine();
      }
      if (replyMillis > 0) {
        Thread.sleep(replyMillis);
      }
      arrivals.add(new Arrival(recipient, messageId(message, size), hash(message, size)));
      recipient = "";
      reply("250 2.0.0 taken");
    }

    /** The length of the next line, which is in {@code line} without its end. */
    private int readLine() throws IOException {
      int length = 0;
      while (true) {
        int next = in.read();
        if (next < 0) {
          throw new EOFException();
        }
        if (next == '\n' && length > 0 && line[length - 1] == '\r') {
          return length - 1;
        }
        if (length == line.length) {
          line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = (byte) next;
      }
    }

    private void reply(String text) throws IOException {
      out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String messageId(byte[] message, int size) {
    String head = new String(message, 0, Math.min(size, HEAD), StandardCharsets.UTF_8);
    Matcher found = MESSAGE_ID.matcher(head);
    return found.find() ? found.group(1) : "";
  }

  private static String hash(byte[] message, int size) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(message, 0, size);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
