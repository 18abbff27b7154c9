package pressrun.web;

import io.javalin.http.Context;

/** Answers with a file that the browser keeps instead of showing. */
final class Download {
  private Download() {}

  static void eml(Context exchange, String name, byte[] bytes) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
    exchange.header("Content-Disposition", "attachment; filename=\"" + safe + ".eml\"");
    exchange.contentType("message/rfc822").result(bytes);
  }
}
