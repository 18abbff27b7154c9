package pressrun.web;

import io.javalin.http.Context;

/** The security headers that each kind of page goes out with. */
final class Policies {
  private static final String NOTHING =
      "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; ";

  private Policies() {}

  /** A page of the public site. */
  static void publicPage(Context exchange) {
    everywhere(exchange);
    policy(exchange, NOTHING + "style-src 'self'; img-src 'self'; form-action 'self'");
    exchange.header("X-Frame-Options", "DENY");
    exchange.header("X-Robots-Tag", "noindex");
  }

  /**
   * An edition as readers had it: its own inline styles and outside images, and nothing that runs.
   */
  static void archive(Context exchange) {
    policy(
        exchange, NOTHING + "img-src https: http:; style-src 'unsafe-inline'; form-action 'none'");
  }

  /** A page of the operator's site; it may frame another. */
  static void operatorPage(Context exchange) {
    everywhere(exchange);
    policy(
        exchange,
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " frame-src 'self'; img-src 'self' https: http: data:; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'");
    exchange.header("X-Frame-Options", "DENY");
    // With no-referrer a browser says "Origin: null" of our own forms, and they would be refused.
    exchange.header("Referrer-Policy", "same-origin");
    exchange.header("Cross-Origin-Opener-Policy", "same-origin");
    exchange.header("Cross-Origin-Resource-Policy", "same-origin");
  }

  /**
   * The HTML of a mail, shown in a frame of the operator's site: an origin of its own, no scripts.
   */
  static void framedMail(Context exchange) {
    policy(
        exchange,
        "default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups");
    exchange.header("X-Frame-Options", "SAMEORIGIN");
  }

  private static void everywhere(Context exchange) {
    exchange.header("X-Content-Type-Options", "nosniff");
    exchange.header("Referrer-Policy", "no-referrer");
    exchange.header("Cache-Control", "no-store");
  }

  private static void policy(Context exchange, String policy) {
    exchange.header("Content-Security-Policy", policy);
  }
}
