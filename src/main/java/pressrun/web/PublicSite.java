package pressrun.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages that readers see: unsubscribing, the archive and logos; started once. */
public final class PublicSite implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PublicSite.class);

  private final Listener listener;

  private PublicSite(Listener listener) {
    this.listener = listener;
  }

  /**
   * Starts listening.
   *
   * @throws PortTaken when another program has the port
   */
  public static PublicSite start(WebSettings settings, PublicDesk desk) {
    return start(settings, desk, new ConnectionBounds(ConnectionBounds.Limits.USUAL));
  }

  static PublicSite start(WebSettings settings, PublicDesk desk, ConnectionBounds bounds) {
    return new PublicSite(
        Listener.startBounded(
            settings.publicBind(), settings.publicPort(), bounds, routes -> lay(routes, desk)));
  }

  private static void lay(RoutesConfig routes, PublicDesk desk) {
    PublicPages pages = new PublicPages(desk.templates());
    routes.before(Policies::publicPage);
    routes.before(QueryGuard.PARAMETERS_ARE_PASSED_OVER);
    routes.get("/u/{token}", new UnsubscribePage(desk, pages));
    routes.post("/u/{token}", new Unsubscribe(desk, pages));
    routes.get("/a/{token}", new ArchivePage(desk));
    routes.get("/logo/{newsletter}/{fingerprint}", new LogoFile(desk.catalogue()));
    routes.get("/pages.css", new Asset("pages/pages.css", "text/css; charset=utf-8"));
    routes.get("/favicon.svg", new Asset("pages/favicon.svg", "image/svg+xml"));
    routes.error(404, pages::unknown);
    routes.exception(Exception.class, PublicSite::failed);
  }

  /** The path is not logged: it holds a reader's token. */
  private static void failed(Exception failure, Context exchange) {
    log.error("a public page failed", failure);
    exchange.status(500).result("Something went wrong here. Please try again later.");
  }

  public int port() {
    return listener.port();
  }

  @Override
  public void close() {
    listener.close();
  }
}
