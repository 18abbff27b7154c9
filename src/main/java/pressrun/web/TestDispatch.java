package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import pressrun.newsletter.Newsletter;

/** {@code POST /preview/{newsletter}/test}: sends marked copies; the only thing a preview sends. */
final class TestDispatch implements Handler {
  private final OperatorDesk desk;
  private final OperatorPages pages;

  TestDispatch(OperatorDesk desk, OperatorPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void handle(Context exchange) {
    Newsletter newsletter =
        desk.catalogue().find(exchange.pathParam("newsletter")).orElseThrow(NotFoundResponse::new);
    TestAddresses to = TestAddresses.posted(exchange);
    List<?> results = to.good().stream().map(address -> send(newsletter, address)).toList();
    pages.show(
        exchange,
        "test",
        Map.of(
            "newsletter", newsletter.title(),
            "name", newsletter.name(),
            "to", List.of(),
            "wrong", to.wrong(),
            "results", results));
  }

  private Map<String, Object> send(Newsletter newsletter, String address) {
    return Map.of("address", address, "trouble", desk.tests().send(newsletter, address).orElse(""));
  }
}
