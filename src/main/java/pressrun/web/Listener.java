package pressrun.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** One HTTP listener with what both sites share; started once, closing it twice is harmless. */
final class Listener implements AutoCloseable {
  /** No page takes more than a short form. */
  private static final long MAX_REQUEST_BYTES = 64 * 1024;

  private static final long LOOK_MILLIS = 250;

  private final Javalin server;

  private Listener(Javalin server) {
    this.server = server;
  }

  static Listener start(String bind, int port, Consumer<RoutesConfig> routes) {
    return start(Javalin.create(config -> set(config, routes)), bind, port);
  }

  /** For visitors whom nobody knows. */
  static Listener startBounded(
      String bind, int port, ConnectionBounds bounds, Consumer<RoutesConfig> routes) {
    return start(
        Javalin.create(
            config -> {
              set(config, routes);
              config.jetty.modifyServer(server -> bound(server, bounds));
              config.routes.before(exchange -> closeAfterLast(exchange, bounds));
            }),
        bind,
        port);
  }

  private static void bound(Server server, ConnectionBounds bounds) {
    server.setRequestLog((request, response) -> bounds.answered(response.getStatus()));
    server.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStarting(LifeCycle starting) {
            for (Connector connector : server.getConnectors()) {
              connector.addBean(bounds);
            }
          }

          @Override
          public void lifeCycleStarted(LifeCycle started) {
            lookSoon(server, bounds);
          }
        });
  }

  private static void lookSoon(Server server, ConnectionBounds bounds) {
    var unused =
        server
            .getScheduler()
            .schedule(
                () -> {
                  bounds.look(server.getThreadPool().isLowOnThreads());
                  if (server.isRunning()) {
                    lookSoon(server, bounds);
                  }
                },
                LOOK_MILLIS,
                TimeUnit.MILLISECONDS);
  }

  private static void closeAfterLast(Context exchange, ConnectionBounds bounds) {
    Connection connection =
        ServletContextRequest.getServletContextRequest(exchange.req())
            .getConnectionMetaData()
            .getConnection();
    if (bounds.isLast(connection)) {
      exchange.header("Connection", "close");
    }
  }

  private static void set(JavalinConfig config, Consumer<RoutesConfig> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = MAX_REQUEST_BYTES;
    config.http.prefer405over404 = true;
    config.http.defaultContentType = "text/plain; charset=utf-8";
    config.routes.before(Listener::refuseMethodOverride);
    routes.accept(config.routes);
  }

  private static Listener start(Javalin server, String bind, int port) {
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
