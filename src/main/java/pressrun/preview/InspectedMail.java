package pressrun.preview;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.dkim.Verdict;
import pressrun.dkim.Verifier;
import pressrun.mail.Message;
import pressrun.mail.ParsedMessage;
import pressrun.render.MailPage;
import pressrun.text.DomainName;

/**
 * A mail read back from its bytes, ready to be looked at from every side.
 *
 * @param page the HTML part by day
 * @param dark the same as it is drawn in the dark
 * @param verdicts on its signatures; none when they were not judged
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record InspectedMail(
    byte[] bytes,
    String envelopeSender,
    ParsedMessage parsed,
    MailPage page,
    MailPage dark,
    List<Verdict> verdicts) {

  public static InspectedMail of(Message message) {
    return of(message.bytes(), message.envelopeSender());
  }

  /**
   * Reads a mail back.
   *
   * @throws ParsedMessage.UnreadableMessage when the bytes are no message
   */
  public static InspectedMail of(byte[] bytes, String envelopeSender) {
    ParsedMessage parsed = ParsedMessage.parse(bytes);
    String html = parsed.html().orElse("");
    return new InspectedMail(
        bytes, envelopeSender, parsed, MailPage.of(html), MailPage.dark(html), List.of());
  }

  /** The same, its signatures judged. */
  public InspectedMail judgedBy(Verifier verifier) {
    return new InspectedMail(bytes, envelopeSender, parsed, page, dark, verifier.judge(bytes));
  }

  public String html() {
    return parsed.html().orElse("");
  }

  String text() {
    return parsed.text().orElse("");
  }

  public int htmlBytes() {
    return html().getBytes(StandardCharsets.UTF_8).length;
  }

  List<String> headers(String name) {
    return parsed.headers().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .map(value -> value.replaceAll("\\r?\\n\\s+", " "))
        .toList();
  }

  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** In lower case; empty where there is no address. */
  String senderDomain() {
    return domain(header("From").orElse(""));
  }

  static String domain(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return DomainName.comparable(domain.replaceAll("[^\\p{L}\\p{M}\\p{N}.-].*", ""));
  }
}
