package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.Set;

/** Refuses every request that may change something unless a page of this very site sent it. */
final class SameOriginGuard implements Handler {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  public void handle(Context exchange) {
    if (!HARMLESS.contains(exchange.method().name()) && !fromHere(exchange)) {
      throw new ForbiddenResponse("Only a page of this site may ask for that.");
    }
  }

  private static boolean fromHere(Context exchange) {
    Optional<String> site = Optional.ofNullable(exchange.header("Sec-Fetch-Site"));
    Optional<String> origin = Optional.ofNullable(exchange.header("Origin"));
    if (site.isPresent() && !site.get().equals("same-origin")) {
      return false;
    }
    String host = Optional.ofNullable(exchange.header("Host")).orElse("");
    return origin
        .map(from -> from.equals("http://" + host) || from.equals("https://" + host))
        .orElse(site.isPresent());
  }
}
