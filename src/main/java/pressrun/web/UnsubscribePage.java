package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;

/** {@code GET /u/{token}}: asks, and changes nothing, since scanners follow links. */
final class UnsubscribePage implements Handler {
  private final PublicDesk desk;
  private final PublicPages pages;

  UnsubscribePage(PublicDesk desk, PublicPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void handle(Context exchange) {
    UnsubscribeClaim claim =
        UnsubscribeClaim.read(desk.tokens(), exchange.pathParam("token"))
            .orElseThrow(NotFoundResponse::new);
    pages.show(exchange, "unsubscribe", claim.language(desk), claim.values(desk));
  }
}
