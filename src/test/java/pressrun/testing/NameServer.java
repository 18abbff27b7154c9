package pressrun.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server of this machine that knows some TXT records (RFC 1035); names are in any case. */
public final class NameServer implements AutoCloseable {
  private static final int NAME_ERROR = 3;

  private final DatagramSocket socket;
  private final Map<String, String> records = new ConcurrentHashMap<>();

  public NameServer() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "name server");
    thread.setDaemon(true);
    thread.start();
  }

  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  public void publish(String name, String text) {
    records.put(name, text);
  }

  private void serve() {
    byte[] buffer = new byte[512];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        byte[] answer = answer(buffer);
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private byte[] answer(byte[] question) throws IOException {
    List<String> labels = new ArrayList<>();
    int at = 12;
    while (question[at] > 0) {
      labels.add(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
      at += question[at] + 1;
    }
    at += 5;
    String text = records.getOrDefault(String.join(".", labels), "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(0x8180 | (text.isEmpty() ? NAME_ERROR : 0));
    out.writeShort(1);
    out.writeShort(text.isEmpty() ? 0 : 1);
    out.writeInt(0);
    out.write(question, 12, at - 12);
    if (!text.isEmpty()) {
      write(text, out);
    }
    return bytes.toByteArray();
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    for (int from = 0; from < text.length(); from += 200) {
      String part = text.substring(from, Math.min(text.length(), from + 200));
      strings.write(part.length());
      strings.writeBytes(part.getBytes(StandardCharsets.US_ASCII));
    }
    out.writeShort(0xC00C);
    out.writeShort(16);
    out.writeShort(1);
    out.writeInt(60);
    out.writeShort(strings.size());
    strings.writeTo(out);
  }

  @Override
  public void close() {
    socket.close();
  }
}
