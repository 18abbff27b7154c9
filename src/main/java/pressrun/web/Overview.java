package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.audience.Standing;
import pressrun.edition.LocalTimetable;
import pressrun.edition.Slot;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Newsletter;

/** {@code GET /}: the newsletters, what is next, what was last, and what the operator must know. */
final class Overview implements Handler {
  private static final int LAST = 8;

  private final OperatorDesk desk;
  private final OperatorPages pages;

  Overview(OperatorDesk desk, OperatorPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void handle(Context exchange) {
    List<?> editions =
        desk.editions().list().stream()
            .limit(LAST)
            .map(edition -> EditionLine.of(desk, edition))
            .toList();
    List<?> newsletters = desk.catalogue().all().stream().map(this::newsletter).toList();
    pages.show(
        exchange,
        "overview",
        Map.of("newsletters", newsletters, "editions", editions, "alerts", Alerts.lines(desk)));
  }

  private Map<String, Object> newsletter(Newsletter newsletter) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", newsletter.name());
    line.put("title", newsletter.title());
    line.put("description", newsletter.description());
    line.put("active", desk.audience().counts(newsletter.name()).getOrDefault(Standing.ACTIVE, 0L));
    newsletter.cadences().stream()
        .flatMap(cadence -> next(newsletter, cadence).stream())
        .min(Comparator.comparing(Slot::due))
        .ifPresent(slot -> line.put("next", Moments.shown(slot.due(), newsletter.zone())));
    desk.editions()
        .latest(newsletter.name())
        .ifPresent(edition -> line.put("last", EditionLine.of(desk, edition)));
    return line;
  }

  private Optional<Slot> next(Newsletter newsletter, Cadence cadence) {
    return cadence
        .timetable()
        .flatMap(
            timetable ->
                new LocalTimetable(timetable, newsletter.zone(), cadence.name())
                    .next(newsletter.name(), desk.clock().instant()));
  }
}
