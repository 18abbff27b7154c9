package pressrun.source;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** RSS 0.9x, 1.0, 2.0 and Atom, through ROME; no ROME type leaves this class and its helper. */
final class XmlFeed {
  private static final int MOST_ENTRIES = 5000;
  private static final Pattern DOCTYPE =
      Pattern.compile("<!DOCTYPE[^<>\\[]*(?:\\[[^\\]]*\\]\\s*)?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");
  private static final Pattern BARE_AMPERSAND =
      Pattern.compile("&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)");

  List<Entry> parse(byte[] bytes, Optional<String> contentType, Optional<URI> address)
      throws Unreadable {
    // A document type can only do harm here: entity bombs and reading of files (CWE-611, CWE-776).
    String text = DOCTYPE.matcher(decode(bytes, contentType)).replaceAll("");
    SyndFeed feed = strictThenRepaired(text);
    FeedEntries entries = new FeedEntries(feed, address);
    List<SyndEntry> given = feed.getEntries();
    return given.stream().limit(MOST_ENTRIES).map(entries::entry).toList();
  }

  private static SyndFeed strictThenRepaired(String text) throws Unreadable {
    try {
      return build(text);
    } catch (FeedException | IllegalArgumentException broken) {
      return repaired(text, broken);
    }
  }

  private static SyndFeed repaired(String text, Exception broken) throws Unreadable {
    String clean = FORBIDDEN.matcher(text).replaceAll("");
    try {
      return build(BARE_AMPERSAND.matcher(HtmlEntities.numeric(clean)).replaceAll("&amp;"));
    } catch (FeedException | IllegalArgumentException hopeless) {
      throw new Unreadable("not a feed: " + words(broken));
    }
  }

  private static String words(Exception broken) {
    return String.valueOf(broken.getMessage()).replaceAll("[\\p{Cntrl}\\s]+", " ");
  }

  private static SyndFeed build(String text) throws FeedException {
    SyndFeedInput input = new SyndFeedInput();
    input.setAllowDoctypes(false);
    input.setXmlHealerOn(false);
    return input.build(new StringReader(text.stripLeading()));
  }

  private static String decode(byte[] bytes, Optional<String> contentType) throws Unreadable {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    try (Reader reader =
        contentType.isPresent()
            ? new XmlReader(in, contentType.get(), true)
            : new XmlReader(in, true)) {
      StringWriter text = new StringWriter(bytes.length);
      reader.transferTo(text);
      return text.toString();
    } catch (IOException | IllegalArgumentException unknown) {
      throw new Unreadable("the feed's character set cannot be read: " + unknown.getMessage());
    }
  }
}
