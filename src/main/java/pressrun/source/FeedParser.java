package pressrun.source;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what kind of feed some bytes are, and has them read. */
final class FeedParser {
  private static final int SHOWN = 60;

  private final XmlFeed xml = new XmlFeed();
  private final JsonFeed json = new JsonFeed();

  List<Entry> parse(byte[] bytes, Optional<String> contentType, Optional<URI> address)
      throws Unreadable {
    String head = head(bytes);
    if (head.startsWith("{")) {
      return json.parse(bytes);
    }
    if (head.isEmpty()) {
      throw new Unreadable("not a feed: the answer is empty");
    }
    String small = head.toLowerCase(Locale.ROOT);
    if (!head.startsWith("<") || small.startsWith("<!doctype html") || small.startsWith("<html")) {
      throw new Unreadable(
          "not a feed: expected RSS, Atom or JSON Feed, found \"" + shown(head) + "\"");
    }
    return xml.parse(bytes, contentType, address);
  }

  private static String head(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.UTF_8);
    return start.replace("\uFEFF", "").replace("\0", "").replace("\uFFFD", "").strip();
  }

  private static String shown(String head) {
    String line = head.replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
