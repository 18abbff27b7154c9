package pressrun.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.article.Article;
import pressrun.delivery.Delivery;
import pressrun.delivery.DeliveryState;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Chapter;
import pressrun.selection.Cohort;

/** {@code GET /editions/{id}}: its state, its articles, and a page of its deliveries. */
final class EditionPage implements Handler {
  private static final int PAGE = 100;

  private final OperatorDesk desk;
  private final OperatorPages pages;

  EditionPage(OperatorDesk desk, OperatorPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void handle(Context exchange) {
    Edition edition = edition(exchange.pathParam("id"));
    Paging paging = Paging.of(exchange, PAGE);
    Optional<DeliveryState> state = state(exchange);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("edition", EditionLine.of(desk, edition));
    model.put(
        "from", edition.masthead().fromName() + " <" + edition.masthead().fromAddress() + ">");
    model.put(
        "moving",
        edition.state() == EditionState.FROZEN || edition.state() == EditionState.SENDING);
    model.put("chapters", chapters(edition));
    model.put(
        "deliveries",
        desk.deliveries().page(edition.id(), state, paging.skipped(), PAGE).stream()
            .map(EditionPage::delivery)
            .toList());
    desk.catalogue()
        .find(edition.slot().newsletter())
        .ifPresent(declared -> model.put("mail", PreviewQuery.address(edition.slot())));
    model.put("filter", state.map(DeliveryState::name).orElse(""));
    model.put("paging", paging.model(total(edition, state)));
    pages.show(exchange, "edition", model);
  }

  private Edition edition(String id) {
    try {
      return desk.editions().find(Long.parseLong(id)).orElseThrow(NotFoundResponse::new);
    } catch (NumberFormatException nonsense) {
      throw new NotFoundResponse();
    }
  }

  private static Optional<DeliveryState> state(Context exchange) {
    String asked = Optional.ofNullable(exchange.queryParam("state")).orElse("");
    Optional<DeliveryState> state =
        List.of(DeliveryState.values()).stream()
            .filter(known -> known.name().equals(asked))
            .findFirst();
    if (state.isEmpty() && !asked.isEmpty()) {
      throw new BadRequestResponse("state is one of those that the page names.");
    }
    return state;
  }

  private long total(Edition edition, Optional<DeliveryState> state) {
    var tally = desk.deliveries().tally(edition.id());
    return state.map(tally::of).orElseGet(tally::planned);
  }

  private List<?> chapters(Edition edition) {
    Optional<Newsletter> newsletter = desk.catalogue().find(edition.slot().newsletter());
    return desk.editionArticles().chapters(edition.id(), Cohort.EVERYBODY).stream()
        .map(chapter -> chapter(chapter, newsletter))
        .toList();
  }

  private static Map<String, Object> chapter(Chapter chapter, Optional<Newsletter> newsletter) {
    List<?> articles =
        chapter.articles().stream().map(article -> article(article, newsletter)).toList();
    return Map.of("title", chapter.title(), "articles", articles);
  }

  private static Map<String, Object> article(Article article, Optional<Newsletter> newsletter) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("title", article.story().title());
    line.put("language", article.story().language().toLanguageTag());
    line.put(
        "source",
        newsletter.map(known -> known.sourceName(article.source())).orElse(article.source()));
    article.story().link().ifPresent(link -> line.put("link", link.toString()));
    return line;
  }

  private static Map<String, Object> delivery(Delivery delivery) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("address", delivery.address());
    line.put("state", delivery.state().name());
    line.put("attempts", delivery.attempts());
    line.put("relay", delivery.relay().orElse(""));
    line.put("stage", delivery.stage().orElse(""));
    delivery.replyCode().ifPresent(code -> line.put("code", code));
    line.put("reply", delivery.replyText().orElse(""));
    return line;
  }
}
