package pressrun.mail;

import java.util.function.UnaryOperator;
import pressrun.dkim.Signer;
import pressrun.dkim.SigningKeys;
import pressrun.render.Typeset;

/**
 * The message of one edition, encoded once: a person's copy is put together from ready bytes and
 * what is hers. The same person gets the same bytes each time. For all threads.
 */
public final class MessageTemplate {
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
    Bytes out = new Bytes();
    headers.write(recipient, address, id, out);
    part("plain", text, recipient, out);
    part("html", html, recipient, out);
    out.add("--" + boundary + "--\r\n");
    String returnPath = returnPaths.of(issue, recipient.subscriber(), sender);
    Message.Form form =
        international || !isAscii(address) ? Message.Form.INTERNATIONAL : Message.Form.TRANSPARENT;
    return new Message(id, returnPath, address, signed(out), form);
  }

  private Bytes signed(Bytes message) {
    return signer.signs() ? Bytes.of(signer.signatures(message.toArray())).add(message) : message;
  }

  private static boolean isAscii(String address) {
    for (int at = 0; at < address.length(); at++) {
      if (address.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
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
