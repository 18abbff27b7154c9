package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;

/** {@code GET /inbox/{id}/message.eml}: the message as it arrived, to keep or open elsewhere. */
final class InboxFile implements Handler {
  private final OperatorDesk desk;

  InboxFile(OperatorDesk desk) {
    this.desk = desk;
  }

  @Override
  public void handle(Context exchange) {
    String id = exchange.pathParam("id");
    byte[] bytes = desk.inbox().read(id).orElseThrow(NotFoundResponse::new);
    Download.eml(exchange, "inbox-" + id, bytes);
  }
}
