package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A shipped file, read once and served from memory. */
final class Asset implements Handler {
  private final byte[] bytes;
  private final String contentType;

  Asset(String resource, String contentType) {
    this.bytes = read("/templates/" + resource);
    this.contentType = contentType;
  }

  private static byte[] read(String resource) {
    try (@Nullable InputStream file = Asset.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException(resource + " is missing from the class path");
      }
      return file.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException("reading " + resource, failure);
    }
  }

  @Override
  public void handle(Context exchange) {
    exchange.header("Cache-Control", "no-cache");
    exchange.contentType(contentType).result(bytes);
  }
}
