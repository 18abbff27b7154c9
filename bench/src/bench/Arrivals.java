package bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** Who got what, as the sink wrote it down: the judge of the kill sweep. For all threads. */
public final class Arrivals implements Sink.Taken {
  private static final Pattern MESSAGE_ID =
      Pattern.compile("^Message-ID:\\s*<([^>]+)>", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final int HEAD = 8_192;

  private final List<Arrival> arrivals = new ArrayList<>();

  /** One message that was taken; a checksum and a length stand for its bytes. */
  public record Arrival(String recipient, String messageId, long checksum, int length) {
    static Arrival of(String recipient, ByteBuffer message) {
      CRC32C checksum = new CRC32C();
      checksum.update(message.duplicate());
      return new Arrival(recipient, messageId(message), checksum.getValue(), message.remaining());
    }

    private static String messageId(ByteBuffer message) {
      byte[] head = new byte[Math.min(HEAD, message.remaining())];
      message.duplicate().get(head);
      Matcher found = MESSAGE_ID.matcher(new String(head, StandardCharsets.ISO_8859_1));
      return found.find() ? found.group(1) : "";
    }
  }

  @Override
  public void accept(String recipient, ByteBuffer message) {
    Arrival arrival = Arrival.of(recipient, message);
    synchronized (this) {
      arrivals.add(arrival);
    }
  }

  synchronized int count() {
    return arrivals.size();
  }

  public synchronized List<Arrival> all() {
    return List.copyOf(arrivals);
  }
}
