package pressrun.mail;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import pressrun.dkim.Signer;
import pressrun.dkim.SigningKeys;
import pressrun.render.Typeset;

/**
 * The message of one edition, encoded once: a person's copy is put together from ready bytes and
 * what is hers. The same person gets the same bytes each time. For all threads.
 */
public final class MessageTemplate {
  private static final int PERSONAL = 2_048;

  private final Issue issue;
  private final MessageIds ids;
  private final ReturnPaths returnPaths;
  private final String sender;
  private final HeaderTemplate headers;
  private final BodyTemplate text;
  private final BodyTemplate html;
  private final String boundary;
  private final boolean international;
  private final Signer signer;
  private volatile int usualLength = 64 << 10;

  MessageTemplate(
      Issue issue, Typeset typeset, MessageIds ids, ReturnPaths returnPaths, SigningKeys keys) {
    this.issue = issue;
    this.ids = ids;
    this.returnPaths = returnPaths;
    this.sender = Domains.ascii(HeaderValue.judgedAddress("From", issue.masthead().fromAddress()));
    this.boundary = ids.boundary(issue);
    String replyTo = issue.masthead().replyTo().map(Domains::ascii).orElse("");
    this.international = !isAscii(sender) || !isAscii(replyTo);
    this.headers = HeaderTemplate.of(issue, typeset.subject(), boundary);
    this.text = BodyTemplate.of(typeset.text(), typeset.slotMark(), UnaryOperator.identity());
    this.html = BodyTemplate.of(typeset.html(), typeset.slotMark(), MessageTemplate::escape);
    this.signer = new Signer(keys.of(Domains.of(sender), issue.date()), issue.date());
  }

  /**
   * The message for one person.
   *
   * @throws HostileHeader when her name or address would break out of its header
   */
  public Message fill(Recipient recipient) {
    String id = ids.of(issue, recipient.subscriber());
    String address = Domains.ascii(HeaderValue.judgedAddress("To", recipient.address()));
    Bytes out = new Bytes(usualLength);
    headers.write(recipient, address, id, out);
    part("plain", text, recipient, out);
    part("html", html, recipient, out);
    out.add("--" + boundary + "--\r\n");
    usualLength = out.length() + PERSONAL;
    String returnPath = returnPaths.of(issue, recipient.subscriber(), sender);
    Message.Form form =
        international || !isAscii(address) ? Message.Form.INTERNATIONAL : Message.Form.TRANSPARENT;
    return new Message(id, returnPath, address, signed(out.toArray()), form);
  }

  private byte[] signed(byte[] message) {
    byte[] signatures = signer.signatures(message);
    if (signatures.length == 0) {
      return message;
    }
    byte[] both = Arrays.copyOf(signatures, signatures.length + message.length);
    System.arraycopy(message, 0, both, signatures.length, message.length);
    return both;
  }

  private static boolean isAscii(String address) {
    return address.chars().allMatch(character -> character < 0x80);
  }

  private void part(String subtype, BodyTemplate body, Recipient recipient, Bytes out) {
    out.add("--" + boundary + "\r\nContent-Type: text/" + subtype);
    out.add("; charset=UTF-8\r\nContent-Transfer-Encoding: " + body.encoding() + "\r\n\r\n");
    body.write(recipient, out);
    out.add("\r\n");
  }

  private static String escape(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
