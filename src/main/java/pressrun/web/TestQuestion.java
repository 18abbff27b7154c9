package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import pressrun.newsletter.Newsletter;

/** {@code GET /preview/{newsletter}/test}: asks once before a test copy goes out. */
final class TestQuestion implements Handler {
  private final OperatorDesk desk;
  private final OperatorPages pages;

  TestQuestion(OperatorDesk desk, OperatorPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void handle(Context exchange) {
    Newsletter newsletter =
        desk.catalogue().find(exchange.pathParam("newsletter")).orElseThrow(NotFoundResponse::new);
    TestAddresses to = TestAddresses.asked(exchange);
    pages.show(
        exchange,
        "test",
        Map.of(
            "newsletter", newsletter.title(),
            "name", newsletter.name(),
            "to", to.good(),
            "wrong", to.wrong(),
            "results", List.of()));
  }
}
