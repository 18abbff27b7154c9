package pressrun.preview;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pressrun.mail.Message;
import pressrun.mail.ParsedMessage;
import pressrun.render.MailPage;

/**
 * A mail read back from its bytes, ready to be looked at from every side.
 *
 * @param page the HTML part by day
 * @param dark the same as it is drawn in the dark
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record InspectedMail(
    byte[] bytes, String envelopeSender, ParsedMessage parsed, MailPage page, MailPage dark) {

  public static InspectedMail of(Message message) {
    ParsedMessage parsed = ParsedMessage.parse(message.bytes());
    String html = parsed.html().orElse("");
    return new InspectedMail(
        message.bytes(), message.envelopeSender(), parsed, MailPage.of(html), MailPage.dark(html));
  }

  String html() {
    return parsed.html().orElse("");
  }

  String text() {
    return parsed.text().orElse("");
  }

  int htmlBytes() {
    return html().getBytes(StandardCharsets.UTF_8).length;
  }

  List<String> headers(String name) {
    return parsed.headers().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .map(value -> value.replaceAll("\\r?\\n\\s+", " "))
        .toList();
  }

  Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** In lower case; empty where there is no address. */
  String senderDomain() {
    return domain(header("From").orElse(""));
  }

  static String domain(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return domain.replaceAll("[^\\p{L}\\p{N}.-].*", "");
  }
}
