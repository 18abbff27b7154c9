package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Where the mail goes, and how much of it has come. */
interface Target {
  int port();

  long messages() throws IOException;

  static Target of(Sink sink) {
    return new Target() {
      @Override
      public int port() {
        return sink.port();
      }

      @Override
      public long messages() {
        return sink.messages();
      }
    };
  }

  /** A sink of its own process on loopback that answers XSTAT with its count. */
  static Target outside(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    in.readLine();
    return new Target() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public long messages() throws IOException {
        socket.getOutputStream().write("XSTAT\r\n".getBytes(StandardCharsets.US_ASCII));
        return Long.parseLong(in.readLine().split(" ")[1]);
      }
    };
  }
}
