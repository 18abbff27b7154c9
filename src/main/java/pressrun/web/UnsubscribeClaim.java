package pressrun.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pressrun.audience.Subscriber;
import pressrun.newsletter.Newsletter;
import pressrun.secret.Purpose;
import pressrun.secret.Tokens;

/** Whose subscription to what a genuine unsubscribe link is about. */
record UnsubscribeClaim(String newsletter, long subscriber) {

  /** None when the token was not made here for this purpose. */
  static Optional<UnsubscribeClaim> read(Tokens tokens, String token) {
    return tokens.verify(Purpose.UNSUBSCRIBE, token).flatMap(UnsubscribeClaim::parse);
  }

  private static Optional<UnsubscribeClaim> parse(String payload) {
    int slash = payload.lastIndexOf('/');
    try {
      return Optional.of(
          new UnsubscribeClaim(
              payload.substring(0, Math.max(slash, 0)),
              Long.parseLong(payload.substring(slash + 1))));
    } catch (NumberFormatException foreign) {
      return Optional.empty();
    }
  }

  /** What the pages say; it works for a newsletter that is declared no longer. */
  Map<String, Object> values(PublicDesk desk) {
    String title = desk.catalogue().find(newsletter).map(Newsletter::title).orElse(newsletter);
    String address =
        desk.audience().find(subscriber).map(Subscriber::address).map(this::hint).orElse("");
    return Map.of("newsletter", title, "address", address);
  }

  Locale language(PublicDesk desk) {
    return desk.audience()
        .find(subscriber)
        .flatMap(Subscriber::language)
        .or(() -> desk.catalogue().find(newsletter).map(Newsletter::language))
        .orElse(Locale.ENGLISH);
  }

  /** Enough for her to know it; too little for whom the mail was forwarded to. */
  private String hint(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, address.offsetByCodePoints(0, 1)) + "…" + address.substring(at);
  }
}
