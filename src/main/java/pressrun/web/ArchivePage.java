package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pressrun.render.SlotName;
import pressrun.render.Typeset;
import pressrun.secret.Purpose;

/** {@code GET /a/{token}}: an edition as it was typeset, with nothing personal in it. */
final class ArchivePage implements Handler {
  private static final Pattern PAYLOAD = Pattern.compile("([^/]+)/([^/]+)/(\\d{1,9})(?:/([^/]+))?");

  private final PublicDesk desk;

  ArchivePage(PublicDesk desk) {
    this.desk = desk;
  }

  @Override
  public void handle(Context exchange) {
    Typeset typeset =
        desk.tokens()
            .verify(Purpose.ARCHIVE, exchange.pathParam("token"))
            .flatMap(this::typeset)
            .orElseThrow(NotFoundResponse::new);
    Policies.archive(exchange);
    exchange.html(impersonal(typeset));
  }

  private Optional<Typeset> typeset(String payload) {
    Matcher parts = PAYLOAD.matcher(payload);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String cohort = Optional.ofNullable(parts.group(4)).orElse(Typeset.EVERYBODY);
    return desk.editions()
        .find(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)))
        .flatMap(edition -> typeset(edition.id(), cohort));
  }

  private Optional<Typeset> typeset(long edition, String cohort) {
    return desk.typesets()
        .find(edition, Typeset.whole(cohort))
        .or(() -> desk.typesets().find(edition, cohort));
  }

  private static String impersonal(Typeset typeset) {
    return typeset
        .html()
        .replace(SlotName.SUBSCRIBER_NAME.mark(typeset.slotMark()), "")
        .replace(SlotName.SUBSCRIBER_ADDRESS.mark(typeset.slotMark()), "…")
        .replace(SlotName.UNSUBSCRIBE_URL.mark(typeset.slotMark()), "#");
  }
}
