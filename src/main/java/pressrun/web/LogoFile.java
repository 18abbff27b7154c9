package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import pressrun.newsletter.Catalogue;
import pressrun.newsletter.Logo;

/**
 * {@code GET /logo/{newsletter}/{fingerprint}}: a newsletter's logo. Mails that were sent with an
 * earlier one show the present one.
 */
final class LogoFile implements Handler {
  private final Catalogue catalogue;

  LogoFile(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void handle(Context exchange) throws IOException {
    Logo.Filed logo =
        catalogue
            .find(exchange.pathParam("newsletter"))
            .flatMap(newsletter -> newsletter.look().logo())
            .filter(Logo.Filed.class::isInstance)
            .map(Logo.Filed.class::cast)
            .filter(filed -> Files.isRegularFile(filed.file()))
            .orElseThrow(NotFoundResponse::new);
    exchange.header("Cache-Control", "public, max-age=86400");
    exchange.contentType(logo.type()).result(Files.readAllBytes(logo.file()));
  }
}
