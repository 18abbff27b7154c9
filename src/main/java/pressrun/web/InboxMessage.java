package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import pressrun.mail.ParsedMessage;
import pressrun.preview.InspectedMail;

/** {@code GET /inbox/{id}}: the parts and headers of one message. */
final class InboxMessage implements Handler {
  private final OperatorDesk desk;
  private final OperatorPages pages;

  InboxMessage(OperatorDesk desk, OperatorPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void handle(Context exchange) {
    String id = exchange.pathParam("id");
    byte[] bytes = desk.inbox().read(id).orElseThrow(NotFoundResponse::new);
    Map<String, Object> model = new LinkedHashMap<>(MessageModel.of(bytes));
    inspect(bytes).ifPresent(mail -> model.putAll(InspectionModel.of(mail)));
    model.put(
        "frame",
        "/inbox/" + id + "/html?guise=" + Views.chosen(exchange).getOrDefault("guise", ""));
    model.put("download", "/inbox/" + id + "/message.eml");
    model.putAll(Views.chosen(exchange));
    pages.show(exchange, "message", model);
  }

  /** None of what is no message. */
  private static Optional<InspectedMail> inspect(byte[] bytes) {
    try {
      return Optional.of(InspectedMail.of(bytes, ""));
    } catch (ParsedMessage.UnreadableMessage rubbish) {
      return Optional.empty();
    }
  }
}
