package pressrun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A browser, scanner or mail program that asks a site on this machine, each time on a connection of
 * its own: one that the site is about to close cannot be asked again.
 */
final class Visitor {
  private final int port;

  Visitor(int port) {
    this.port = port;
  }

  HttpResponse<String> get(String path) {
    return ask("GET", path, "");
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return ask("POST", path, body, headers);
  }

  HttpResponse<String> ask(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
