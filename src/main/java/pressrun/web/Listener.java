package pressrun.web;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.util.function.Consumer;

/** One HTTP listener with what both sites share; started once, closing it twice is harmless. */
final class Listener implements AutoCloseable {
  /** No page takes more than a short form. */
  private static final long MAX_REQUEST_BYTES = 64 * 1024;

  private final Javalin server;

  private Listener(Javalin server) {
    this.server = server;
  }

  static Listener start(String bind, int port, Consumer<RoutesConfig> routes) {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.http.maxRequestSize = MAX_REQUEST_BYTES;
              config.http.prefer405over404 = true;
              config.http.defaultContentType = "text/plain; charset=utf-8";
              config.routes.before(Listener::refuseMethodOverride);
              routes.accept(config.routes);
            });
    try {
      return new Listener(server.start(bind, port));
    } catch (JavalinBindException taken) {
      server.stop();
      throw new PortTaken(bind, port, taken);
    }
  }

  /** Javalin would route a GET with this header as a POST, and a GET must never change anything. */
  private static void refuseMethodOverride(Context exchange) {
    if (exchange.header("X-HTTP-Method-Override") != null) {
      throw new BadRequestResponse("The method stands in the request line.");
    }
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
