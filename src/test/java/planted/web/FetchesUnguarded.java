package planted.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;
import javax.imageio.ImageIO;
import javax.xml.parsers.SAXParser;
import org.jsoup.Jsoup;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Goes out without the guarded client, in every way there is. */
final class FetchesUnguarded {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URL address = URI.create("https://example.org/").toURL();

  FetchesUnguarded() throws IOException {}

  HttpClient client() {
    return client;
  }

  InputStream stream() throws IOException {
    return address.openStream();
  }

  URLConnection connection() throws IOException {
    return address.openConnection();
  }

  int width() throws IOException {
    return ImageIO.read(address).getWidth();
  }

  InputSource source() {
    return new InputSource(address.toString());
  }

  void parse(SAXParser parser) throws IOException, SAXException {
    parser.parse(address.toString(), new DefaultHandler());
  }

  String title() throws IOException {
    return Jsoup.connect(address.toString()).get().title();
  }
}
