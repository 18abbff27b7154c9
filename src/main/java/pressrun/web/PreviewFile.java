package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import pressrun.preview.PreviewOutcome;

/** {@code GET /preview/{newsletter}/message.eml}: the bytes that would go to the relay. */
final class PreviewFile implements Handler {
  private final OperatorDesk desk;

  PreviewFile(OperatorDesk desk) {
    this.desk = desk;
  }

  @Override
  public void handle(Context exchange) {
    PreviewQuery query = PreviewQuery.read(desk, exchange);
    if (!(desk.previewer().preview(query.request()) instanceof PreviewOutcome.Shown shown)) {
      throw new NotFoundResponse();
    }
    Download.eml(
        exchange, query.newsletter().name() + "-" + shown.number(), shown.message().bytes());
  }
}
