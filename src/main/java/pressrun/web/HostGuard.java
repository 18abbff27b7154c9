package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets a request pass only when it names this machine: a page elsewhere whose name was made to
 * resolve to 127.0.0.1 (DNS rebinding) names itself.
 */
final class HostGuard implements Handler {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

  private final String bind;

  HostGuard(String bind) {
    this.bind = bind.toLowerCase(Locale.ROOT);
  }

  @Override
  public void handle(Context exchange) {
    String host = Optional.ofNullable(exchange.header("Host")).orElse("");
    if (!passes(host)) {
      throw new ForbiddenResponse("This site answers to localhost only.");
    }
  }

  boolean passes(String header) {
    String host = name(header.toLowerCase(Locale.ROOT));
    return LOOPBACK.contains(host)
        || host.equals(bind)
        || host.equals("[" + bind + "]")
        // A bare address cannot be rebound; a name can.
        || (ANY_ADDRESS.contains(bind) && ADDRESS.matcher(host).matches());
  }

  private static String name(String header) {
    int port = header.indexOf(':', header.indexOf(']') + 1);
    return port < 0 ? header : header.substring(0, port);
  }
}
