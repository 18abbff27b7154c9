package pressrun.source;

import java.net.URI;
import java.util.Optional;

/** Pages that feeds link to, read for what their entries leave out. */
public final class Pages {
  private Pages() {}

  /** What the page at this address says of its article. */
  public static Entry read(byte[] bytes, URI address) {
    return HtmlFile.page(address, Characters.decode(bytes, Optional.empty()));
  }
}
