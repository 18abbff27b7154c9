package pressrun.source;

import java.net.URI;
import java.util.Optional;

/** Pages that feeds link to, read for what their entries leave out. */
public final class Pages {
  private Pages() {}

  /** No article's page is longer; what follows is not looked at. */
  private static final int LONGEST = 2 << 20;

  /** What the page at this address says of its article. */
  public static Entry read(byte[] bytes, Optional<String> contentType, URI address) {
    String page = Characters.decode(bytes, contentType);
    String begun = page.substring(0, Math.min(page.length(), LONGEST));
    return HtmlFile.page(address, TagNames.bounded(begun));
  }
}
