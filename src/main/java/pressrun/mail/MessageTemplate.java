package pressrun.mail;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import pressrun.dkim.Signer;
import pressrun.dkim.SigningKeys;
import pressrun.dkim.Stretch;
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
  private final Stretch textHead;
  private final Stretch htmlHead;
  private final Stretch end;
  private final boolean international;
  private final Signer signer;

  MessageTemplate(
      Issue issue, Typeset typeset, MessageIds ids, ReturnPaths returnPaths, SigningKeys keys) {
    this.issue = issue;
    this.ids = ids;
    this.returnPaths = returnPaths;
    this.sender = HeaderValue.judgedMailbox("From", issue.masthead().fromAddress());
    String boundary = ids.boundary(issue);
    String replyTo = issue.masthead().replyTo().map(Domains::ascii).orElse("");
    this.international = !isAscii(sender) || !isAscii(replyTo);
    this.headers = HeaderTemplate.of(issue, typeset.subject(), boundary);
    this.text = BodyTemplate.of(typeset.text(), typeset.slotMark(), UnaryOperator.identity());
    this.html = BodyTemplate.of(typeset.html(), typeset.slotMark(), MessageTemplate::escape);
    this.textHead = head("--" + boundary, "plain", text);
    this.htmlHead = head("\r\n--" + boundary, "html", html);
    this.end = ascii("\r\n--" + boundary + "--\r\n");
    this.signer = new Signer(keys.of(Domains.of(sender), issue.date()), issue.date());
  }

  /**
   * The message for one person.
   *
   * @throws HostileHeader when her name or address would break out of its header
   */
  public Message fill(Recipient recipient) {
    String id = ids.of(issue, recipient.subscriber());
    String address = HeaderValue.judgedMailbox("To", recipient.address());
    Bytes header = new Bytes();
    headers.write(recipient, address, id, header);
    Bytes body = new Bytes().add(textHead);
    text.write(recipient, body);
    body.add(htmlHead);
    html.write(recipient, body);
    body.add(end);
    String returnPath = returnPaths.of(issue, recipient.subscriber(), sender);
    Message.Form form =
        international || !isAscii(address) ? Message.Form.INTERNATIONAL : Message.Form.TRANSPARENT;
    return new Message(id, returnPath, address, signed(header, body), form);
  }

  private Bytes signed(Bytes header, Bytes body) {
    Bytes message = new Bytes();
    if (signer.signs()) {
      message.add(signer.signatures(header.toArray(), body.pieces()));
    }
    return message.add(header).add(body);
  }

  private static boolean isAscii(String address) {
    for (int at = 0; at < address.length(); at++) {
      if (address.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static Stretch head(String boundary, String subtype, BodyTemplate body) {
    return ascii(
        boundary
            + "\r\nContent-Type: text/"
            + subtype
            + "; charset=UTF-8\r\nContent-Transfer-Encoding: "
            + body.encoding()
            + "\r\n\r\n");
  }

  private static Stretch ascii(String text) {
    return new Stretch(text.getBytes(StandardCharsets.US_ASCII));
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
