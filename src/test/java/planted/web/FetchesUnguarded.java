package planted.web;

import java.net.http.HttpClient;

/** Goes out without the guarded client. */
final class FetchesUnguarded {
  private final HttpClient client = HttpClient.newHttpClient();

  HttpClient client() {
    return client;
  }
}
