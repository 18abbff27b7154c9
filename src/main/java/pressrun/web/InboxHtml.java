package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;

/** {@code GET /inbox/{id}/html}: the HTML part alone, for the frame. */
final class InboxHtml implements Handler {
  private final OperatorDesk desk;

  InboxHtml(OperatorDesk desk) {
    this.desk = desk;
  }

  @Override
  public void handle(Context exchange) {
    byte[] bytes = desk.inbox().read(exchange.pathParam("id")).orElseThrow(NotFoundResponse::new);
    String html = MessageModel.parse(bytes).html().orElseThrow(NotFoundResponse::new);
    Policies.framedMail(exchange);
    exchange.html(Views.guise(exchange).of(html));
  }
}
