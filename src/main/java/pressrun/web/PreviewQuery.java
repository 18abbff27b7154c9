package pressrun.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import pressrun.edition.Slot;
import pressrun.newsletter.Newsletter;
import pressrun.preview.PreviewRequest;

/**
 * What the preview's address asks for.
 *
 * @param as an address; none: a made-up reader
 * @param at local time in the newsletter's zone; none: what a send would take now
 */
record PreviewQuery(Newsletter newsletter, Optional<String> as, Optional<LocalDateTime> at) {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;

  static PreviewQuery read(OperatorDesk desk, Context exchange) {
    Newsletter newsletter =
        desk.catalogue().find(exchange.pathParam("newsletter")).orElseThrow(NotFoundResponse::new);
    return new PreviewQuery(
        newsletter,
        Optional.ofNullable(exchange.queryParam("as"))
            .map(String::strip)
            .filter(as -> !as.isEmpty()),
        Optional.ofNullable(exchange.queryParam("at")).flatMap(PreviewQuery::moment));
  }

  private static Optional<LocalDateTime> moment(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDateTime moment = LocalDateTime.parse(text);
      if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
        return Optional.of(moment);
      }
    } catch (DateTimeParseException nonsense) {
      // Told below.
    }
    throw new BadRequestResponse("at is a local time such as 2026-03-03T07:00.");
  }

  PreviewRequest request() {
    Optional<Instant> moment = at.map(local -> local.atZone(newsletter.zone()).toInstant());
    return new PreviewRequest(newsletter, as, moment);
  }

  /** The address of the preview that shows a slot's edition as it was sent. */
  static String address(Slot slot) {
    return "/preview/%s?at=%s"
        .formatted(
            encoded(slot.newsletter()).replace("+", "%20"), encoded(slot.localDue().toString()));
  }

  /** The address of another representation of the same preview. */
  String address(String file) {
    return "/preview/%s/%s?as=%s&at=%s"
        .formatted(
            encoded(newsletter.name()).replace("+", "%20"),
            file,
            encoded(as.orElse("")),
            encoded(at.map(LocalDateTime::toString).orElse("")));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
