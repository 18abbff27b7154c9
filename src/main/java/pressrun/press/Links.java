package pressrun.press;

import java.net.URI;
import pressrun.edition.Slot;
import pressrun.newsletter.Logo;
import pressrun.secret.Purpose;
import pressrun.secret.Tokens;
import pressrun.selection.Cohort;

/** The public addresses that stand in mails; only ever made from the configured base URL. */
public final class Links {
  private final URI baseUrl;
  private final Tokens tokens;

  /**
   * @param baseUrl where readers reach the public pages, with or without a final slash
   */
  public Links(URI baseUrl, Tokens tokens) {
    this.baseUrl = baseUrl;
    this.tokens = tokens;
  }

  public URI baseUrl() {
    return baseUrl;
  }

  /**
   * RFC 8058: the address that both the reader's button and her mail program call.
   *
   * @param frozenBase the base URL of the edition's masthead, so that a later one changes no bytes
   */
  public URI unsubscribe(URI frozenBase, String newsletter, long subscriber) {
    return page(frozenBase, "u", tokens.sign(Purpose.UNSUBSCRIBE, newsletter + "/" + subscriber));
  }

  /** Where a cohort's mail can be read on the web; each cohort's is another page. */
  public URI archive(Slot slot, int number, Cohort cohort) {
    String edition = slot.newsletter() + "/" + slot.cadence() + "/" + number;
    String page = cohort.equals(Cohort.EVERYBODY) ? edition : edition + "/" + cohort.name();
    return page(baseUrl, "a", tokens.sign(Purpose.ARCHIVE, page));
  }

  /** A logo in a file is handed out by the readers' pages. */
  URI logo(String newsletter, Logo logo) {
    return logo instanceof Logo.Filed filed
        ? page(baseUrl, "logo", newsletter + "/" + filed.fingerprint())
        : ((Logo.Linked) logo).address();
  }

  private static URI page(URI baseUrl, String kind, String rest) {
    String base = baseUrl.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + kind + "/" + rest);
  }
}
