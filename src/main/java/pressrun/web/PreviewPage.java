package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pressrun.delivery.Reach;
import pressrun.newsletter.Newsletter;
import pressrun.preview.Comparison;
import pressrun.preview.InboxRow;
import pressrun.preview.InspectedMail;
import pressrun.preview.PreviewOutcome;
import pressrun.render.TemplateFault;

/** {@code GET /preview/{newsletter}}: the next mail as one reader will get it; uses nothing up. */
final class PreviewPage implements Handler {
  private static final int SUGGESTED_READERS = 50;

  private final OperatorDesk desk;
  private final OperatorPages pages;

  PreviewPage(OperatorDesk desk, OperatorPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void handle(Context exchange) {
    PreviewQuery query = PreviewQuery.read(desk, exchange);
    PreviewOutcome outcome = desk.previewer().preview(query.request());
    Map<String, Object> model = new LinkedHashMap<>(controls(query));
    model.putAll(Views.chosen(exchange));
    model.put("notices", notices());
    if (outcome instanceof PreviewOutcome.Shown shown) {
      model.putAll(shown(query, shown));
      model.put("frame", model.get("frame") + "&guise=" + model.get("guise"));
      pages.show(exchange, "preview", model);
    } else if (outcome instanceof PreviewOutcome.NothingNew nothing) {
      model.putAll(nothing(query.newsletter(), nothing));
      desk.editions()
          .latest(query.newsletter().name())
          .ifPresent(
              last ->
                  model.put(
                      "last",
                      Map.of("number", last.number(), "mail", PreviewQuery.address(last.slot()))));
      pages.show(exchange, "previewNothing", model);
    } else if (outcome instanceof PreviewOutcome.UnknownSubscriber unknown) {
      model.put("address", unknown.address());
      pages.show(exchange, "previewUnknown", model);
    } else if (outcome instanceof PreviewOutcome.Faulty faulty) {
      model.putAll(fault(faulty.fault()));
      pages.show(exchange, "previewFault", model);
    }
  }

  private Map<String, Object> controls(PreviewQuery query) {
    Newsletter newsletter = query.newsletter();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("newsletter", newsletter.title());
    model.put("zone", newsletter.zone().getId());
    model.put("reader", query.as().orElse(""));
    model.put("at", query.at().map(LocalDateTime::toString).orElse(""));
    model.put("suggested", desk.audience().activeAddresses(newsletter.name(), SUGGESTED_READERS));
    return model;
  }

  /** A configuration that could not be taken up is shown where its effect is missed. */
  private List<?> notices() {
    return Alerts.lines(desk).stream()
        .filter(alert -> String.valueOf(alert.get("key")).startsWith("config"))
        .toList();
  }

  private Map<String, Object> shown(PreviewQuery query, PreviewOutcome.Shown shown) {
    Newsletter newsletter = query.newsletter();
    Map<String, Object> model = new LinkedHashMap<>(MessageModel.of(shown.message().bytes()));
    model.put("number", shown.number());
    model.put("frozen", shown.stage() == PreviewOutcome.Stage.FROZEN);
    model.put("due", Moments.shown(shown.slot().due(), newsletter.zone()));
    model.putAll(inspected(query, shown));
    model.put("frame", query.address("html"));
    model.put("download", query.address("message.eml"));
    Reach reach = desk.deliveries().reach(newsletter.name());
    model.put("recipients", reach.recipients());
    model.put("suppressed", reach.suppressed());
    return model;
  }

  private Map<String, Object> inspected(PreviewQuery query, PreviewOutcome.Shown shown) {
    InspectedMail mail = InspectedMail.of(shown.message()).judgedBy(desk.verifier());
    Map<String, Object> model = new LinkedHashMap<>(InspectionModel.of(mail));
    Newsletter newsletter = query.newsletter();
    model.put("name", newsletter.name());
    model.put("from", newsletter.sender().name());
    model.put("rows", InboxRow.of(mail).stream().map(PreviewPage::row).toList());
    model.put("wayOut", UnsubscribeTrial.words(desk.tokens(), desk.audience(), mail));
    shown
        .selection()
        .ifPresent(chosen -> model.put("verdicts", VerdictModel.of(newsletter, chosen)));
    desk.previewer()
        .before(query.request(), shown)
        .map(
            last ->
                InspectionModel.of(
                    Comparison.of(InspectedMail.of(last.message()), mail), last.number()))
        .ifPresent(compared -> model.put("compared", compared));
    return model;
  }

  private static Map<String, Object> row(InboxRow row) {
    return Map.of("client", row.client(), "subject", row.subject(), "snippet", row.snippet());
  }

  private static Map<String, Object> nothing(
      Newsletter newsletter, PreviewOutcome.NothingNew nothing) {
    return Map.of(
        "minimum", nothing.minimum(),
        "verdicts", VerdictModel.of(newsletter, nothing.selection()));
  }

  private static Map<String, Object> fault(TemplateFault fault) {
    String place = fault.line() > 0 ? ":" + fault.line() + ":" + fault.column() : "";
    return Map.of("place", fault.template() + place, "message", String.valueOf(fault.getMessage()));
  }
}
