package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import pressrun.edition.Edition;

/** {@code GET /editions}: all of them, newest first. */
final class EditionList implements Handler {
  private static final int PAGE = 50;

  private final OperatorDesk desk;
  private final OperatorPages pages;

  EditionList(OperatorDesk desk, OperatorPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void handle(Context exchange) {
    List<Edition> all = desk.editions().list();
    Paging paging = Paging.of(exchange, PAGE);
    List<?> lines = paging.cut(all).stream().map(edition -> EditionLine.of(desk, edition)).toList();
    pages.show(exchange, "editions", Map.of("editions", lines, "paging", paging.model(all.size())));
  }
}
