package pressrun.web;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
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
              routes.accept(config.routes);
            });
    try {
      return new Listener(server.start(bind, port));
    } catch (JavalinBindException taken) {
      server.stop();
      throw new PortTaken(bind, port, taken);
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
