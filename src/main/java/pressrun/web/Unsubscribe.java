package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;

/**
 * {@code POST /u/{token}}: unsubscribes, by one click (RFC 8058, 3.1) or from our own page; done
 * twice, it changes nothing the second time. The token alone decides, so the body, whatever its
 * form, is not read.
 */
final class Unsubscribe implements Handler {
  private final PublicDesk desk;
  private final PublicPages pages;

  Unsubscribe(PublicDesk desk, PublicPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void handle(Context exchange) {
    UnsubscribeClaim claim =
        UnsubscribeClaim.read(desk.tokens(), exchange.pathParam("token"))
            .orElseThrow(NotFoundResponse::new);
    desk.audience().unsubscribe(claim.newsletter(), claim.subscriber());
    pages.show(exchange, "unsubscribed", claim.language(desk), claim.values(desk));
  }
}
