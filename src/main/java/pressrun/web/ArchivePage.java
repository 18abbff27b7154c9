package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pressrun.edition.Edition;
import pressrun.render.SlotName;
import pressrun.render.Typeset;
import pressrun.secret.Purpose;

/** {@code GET /a/{token}}: an edition as it was typeset, with nothing personal in it. */
final class ArchivePage implements Handler {
  private static final Pattern PAYLOAD = Pattern.compile("(.+)/([^/]+)/(\\d{1,9})");

  private final PublicDesk desk;

  ArchivePage(PublicDesk desk) {
    this.desk = desk;
  }

  @Override
  public void handle(Context exchange) {
    Typeset typeset =
        desk.tokens()
            .verify(Purpose.ARCHIVE, exchange.pathParam("token"))
            .flatMap(this::edition)
            .flatMap(this::typeset)
            .orElseThrow(NotFoundResponse::new);
    Policies.archive(exchange);
    exchange.html(impersonal(typeset));
  }

  private Optional<Edition> edition(String payload) {
    Matcher parts = PAYLOAD.matcher(payload);
    return parts.matches()
        ? desk.editions().find(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)))
        : Optional.empty();
  }

  private Optional<Typeset> typeset(Edition edition) {
    return desk.typesets()
        .find(edition.id(), Typeset.WHOLE)
        .or(() -> desk.typesets().find(edition.id(), Typeset.EVERYBODY));
  }

  private static String impersonal(Typeset typeset) {
    return typeset
        .html()
        .replace(SlotName.SUBSCRIBER_NAME.mark(typeset.slotMark()), "")
        .replace(SlotName.SUBSCRIBER_ADDRESS.mark(typeset.slotMark()), "…")
        .replace(SlotName.UNSUBSCRIBE_URL.mark(typeset.slotMark()), "#");
  }
}
