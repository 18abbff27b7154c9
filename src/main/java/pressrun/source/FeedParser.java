package pressrun.source;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import pressrun.text.Printable;

/** Tells what kind of feed some bytes are, and has them read. */
final class FeedParser {
  static final String NO_FEED = "not a feed: expected RSS, Atom or JSON Feed, found ";

  private static final int SHOWN = 60;
  private static final int LOOKED_AT = 64 << 10;

  private FeedParser() {}

  static Reading parse(byte[] bytes, Optional<String> contentType, Optional<URI> address)
      throws Unreadable {
    String text = Characters.decode(bytes, contentType);
    String head = text.substring(0, Math.min(text.length(), LOOKED_AT)).strip();
    if (head.isEmpty()) {
      throw new Unreadable(NO_FEED + "nothing: the answer is empty");
    }
    if (head.startsWith("{")) {
      return JsonFeed.parse(text, address);
    }
    String start = head.substring(0, Math.min(head.length(), 20)).toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
      String title = Printable.shortened(Jsoup.parse(head).title(), SHOWN);
      throw new Unreadable(NO_FEED + "an HTML page" + (title.isEmpty() ? "" : ", “" + title + "”"));
    }
    if (head.indexOf('<') < 0) {
      throw new Unreadable(NO_FEED + "“" + Printable.shortened(head, SHOWN) + "”");
    }
    return XmlFeed.parse(text, address);
  }
}
