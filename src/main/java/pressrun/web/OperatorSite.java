package pressrun.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.database.Reason;
import pressrun.mail.HostileHeader;
import pressrun.render.TemplateFault;

/** The pages of whoever runs Pressrun: previews, the inbox, editions, alerts; started once. */
public final class OperatorSite implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OperatorSite.class);

  private final OperatorPages pages;
  private final OperatorDesk desk;
  private final ChangeStream changes = new ChangeStream();
  private final Listener listener;

  private OperatorSite(WebSettings settings, OperatorDesk desk) {
    this.desk = desk;
    this.pages = new OperatorPages(desk);
    this.listener =
        Listener.start(
            settings.operatorBind(),
            settings.operatorPort(),
            routes -> lay(routes, settings.operatorBind()));
  }

  /**
   * Starts listening.
   *
   * @throws PortTaken when another program has the port
   */
  public static OperatorSite start(WebSettings settings, OperatorDesk desk) {
    return new OperatorSite(settings, desk);
  }

  private void lay(RoutesConfig routes, String bind) {
    routes.before(Policies::operatorPage);
    routes.before(new HostGuard(bind));
    routes.before(new SameOriginGuard());
    routes.before(QueryGuard.PARAMETERS_ARE_READ);
    routes.get("/", new Overview(desk, pages));
    routes.get("/preview/{newsletter}", new PreviewPage(desk, pages));
    routes.get("/preview/{newsletter}/html", new PreviewHtml(desk));
    routes.get("/preview/{newsletter}/test", new TestQuestion(desk, pages));
    routes.post("/preview/{newsletter}/test", new TestDispatch(desk, pages));
    routes.get("/preview/{newsletter}/message.eml", new PreviewFile(desk));
    routes.get("/editions", new EditionList(desk, pages));
    routes.get("/editions/{id}", new EditionPage(desk, pages));
    routes.get("/inbox", new InboxList(desk, pages));
    routes.get("/inbox/{id}", new InboxMessage(desk, pages));
    routes.get("/inbox/{id}/html", new InboxHtml(desk));
    routes.get("/inbox/{id}/message.eml", new InboxFile(desk));
    routes.get("/alerts", new Alerts(desk, pages));
    routes.get("/health", new Health(desk));
    routes.sse("/changes", changes::open);
    routes.get("/operator.css", new Asset("operator/operator.css", "text/css; charset=utf-8"));
    routes.get("/operator.js", new Asset("operator/operator.js", "text/javascript; charset=utf-8"));
    routes.get("/favicon.svg", new Asset("pages/favicon.svg", "image/svg+xml"));
    routes.error(404, exchange -> pages.show(exchange, "unknown", Map.of()));
    routes.exception(Exception.class, this::failed);
  }

  /** Tells every open page that what it shows may have changed. */
  public void announceChange() {
    changes.announce();
  }

  private void failed(Exception failure, Context exchange) {
    if (Reason.isDatabase(failure)) {
      databaseFailed(failure, exchange);
      return;
    }
    log.error("{} failed", exchange.endpoint().path, failure);
    boolean operatorsOwn = failure instanceof TemplateFault || failure instanceof HostileHeader;
    String why =
        operatorsOwn ? String.valueOf(failure.getMessage()) : "The log says what went wrong.";
    exchange.status(500);
    try {
      pages.show(exchange, "failed", Map.of("why", why));
    } catch (RuntimeException again) {
      exchange.result("This page failed. " + why);
    }
  }

  /** No page can be made then, not even its head, which counts the alerts. */
  private static void databaseFailed(Exception failure, Context exchange) {
    log.warn("{}: the database failed: {}", exchange.endpoint().path, Reason.of(failure));
    exchange
        .status(503)
        .result(
            "The database cannot be used: %s. Nothing is lost; sending goes on by itself when it can."
                .formatted(Reason.of(failure)));
  }

  public int port() {
    return listener.port();
  }

  @Override
  public void close() {
    changes.close();
    listener.close();
  }
}
