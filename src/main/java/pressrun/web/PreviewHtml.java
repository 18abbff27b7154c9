package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import pressrun.preview.PreviewOutcome;

/** {@code GET /preview/{newsletter}/html}: the HTML part alone, for the frame. */
final class PreviewHtml implements Handler {
  private final OperatorDesk desk;

  PreviewHtml(OperatorDesk desk) {
    this.desk = desk;
  }

  @Override
  public void handle(Context exchange) {
    PreviewQuery query = PreviewQuery.read(desk, exchange);
    if (!(desk.previewer().preview(query.request()) instanceof PreviewOutcome.Shown shown)) {
      throw new NotFoundResponse();
    }
    Policies.framedMail(exchange);
    exchange.html(Views.guise(exchange).of(shown.html()));
  }
}
