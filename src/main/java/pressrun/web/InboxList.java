package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import pressrun.inbox.ReceivedMessage;

/** {@code GET /inbox}: what the built-in inbox kept, newest first. */
final class InboxList implements Handler {
  private static final int PAGE = 100;

  private final OperatorDesk desk;
  private final OperatorPages pages;

  InboxList(OperatorDesk desk, OperatorPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void handle(Context exchange) {
    List<ReceivedMessage> all = desk.inbox().list();
    Paging paging = Paging.of(exchange, PAGE);
    List<?> messages = paging.cut(all).stream().map(this::line).toList();
    pages.show(exchange, "inbox", Map.of("messages", messages, "paging", paging.model(all.size())));
  }

  private Map<String, Object> line(ReceivedMessage message) {
    return Map.of(
        "id", message.id(),
        "received", Moments.shown(message.receivedAt(), desk.clock().getZone()),
        "from", message.from(),
        "to", String.join(", ", message.recipients()),
        "subject", message.subject(),
        "kilobytes", (message.size() + 1023) / 1024);
  }
}
