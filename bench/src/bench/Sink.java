package bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * An SMTP server that accepts all mail and tells what it took before it replies. It is never
 * killed, and cheap: it looks at each byte once. One thread per connection.
 */
public final class Sink implements AutoCloseable {
  /** Is told of each message before its reply goes out; the bytes are lent for the call. */
  @FunctionalInterface
  public interface Taken {
    void accept(String recipient, ByteBuffer message);
  }

  private final ServerSocket server;
  private final long replyMillis;
  private final Taken taken;
  private final LongAdder messages = new LongAdder();

  private Sink(ServerSocket server, long replyMillis, Taken taken) {
    this.server = server;
    this.replyMillis = replyMillis;
    this.taken = taken;
  }

  /**
   * Listens on loopback.
   *
   * @param replyMillis how long it thinks before it answers the dot
   */
  public static Sink start(long replyMillis, Taken taken) throws IOException {
    ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Sink sink = new Sink(server, replyMillis, taken);
    daemon(sink::accept);
    return sink;
  }

  public int port() {
    return server.getLocalPort();
  }

  long messages() {
    return messages.sum();
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
    private byte[] buffer = new byte[262_144];
    private int from;
    private int until;
    private String recipient = "";
    private final StringBuilder said = new StringBuilder();

    Session(Socket socket) throws IOException {
      in = socket.getInputStream();
      out = socket.getOutputStream();
    }

    void run() throws IOException, InterruptedException {
      reply("220 sink ESMTP");
      while (true) {
        String command = line();
        switch (command.substring(0, Math.min(4, command.length())).toUpperCase(Locale.ROOT)) {
          case "EHLO" ->
              reply(
                  "250-sink\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n250-8BITMIME\r\n250 SMTPUTF8");
          case "MAIL" -> reply("250 2.1.0 ok");
          case "RCPT" -> {
            recipient = command.substring(command.indexOf('<') + 1, command.indexOf('>'));
            reply("250 2.1.5 ok");
          }
          case "DATA" -> data();
          case "RSET", "NOOP" -> reply("250 2.0.0 ok");
          case "QUIT" -> {
            reply("221 2.0.0 bye");
            flush();
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
      int end = endOfMessage();
      if (replyMillis > 0) {
        flush();
        Thread.sleep(replyMillis);
      }
      taken.accept(recipient, ByteBuffer.wrap(buffer, from, end - from));
      messages.increment();
      from = end + 5;
      recipient = "";
      reply("250 2.0.0 taken");
    }

    /** Where the line end before the dot stands; all of the message is in the buffer then. */
    private int endOfMessage() throws IOException {
      int at = from;
      while (true) {
        for (; at + 4 <= until; at++) {
          if (buffer[at] == '\n' && dotFollows(at)) {
            return at - 1;
          }
        }
        at = fill(at);
      }
    }

    private boolean dotFollows(int at) {
      return buffer[at + 1] == '.' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n';
    }

    private String line() throws IOException {
      int at = from;
      while (true) {
        for (; at < until; at++) {
          if (buffer[at] == '\n') {
            String line = new String(buffer, from, at - from, StandardCharsets.UTF_8).strip();
            from = at + 1;
            return line;
          }
        }
        at = fill(at);
      }
    }

    /** More bytes; answers where the given place stands now. */
    private int fill(int place) throws IOException {
      flush();
      int moved = from;
      if (from > 0) {
        System.arraycopy(buffer, from, buffer, 0, until - from);
        until -= from;
        from = 0;
      }
      if (until == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      int read = in.read(buffer, until, buffer.length - until);
      if (read < 0) {
        throw new EOFException();
      }
      until += read;
      return place - moved;
    }

    private void reply(String text) {
      said.append(text).append("\r\n");
    }

    /** Replies to a group of commands go out together, as RFC 2920 asks of servers. */
    private void flush() throws IOException {
      if (said.length() > 0) {
        out.write(said.toString().getBytes(StandardCharsets.US_ASCII));
        said.setLength(0);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
