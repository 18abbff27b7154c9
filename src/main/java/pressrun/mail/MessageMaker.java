package pressrun.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;
import pressrun.edition.Masthead;
import pressrun.render.Typeset;
import pressrun.secret.Tokens;

/**
 * Fills a typeset message in for one person; the same input gives the same bytes. For all threads.
 */
public final class MessageMaker {
  private static final Pattern PHRASE = Pattern.compile("[A-Za-z0-9!#$%&'*+/^_`{|}~ -]+");

  private final MessageIds ids;

  public MessageMaker(Tokens tokens) {
    this.ids = new MessageIds(tokens);
  }

  /**
   * Makes the message.
   *
   * @throws HostileHeader when a value would break out of its header
   */
  public Message make(Issue issue, Typeset typeset, Recipient recipient) {
    String id = ids.of(issue, recipient.subscriber());
    try {
      MimeMessage message = new Letter(id);
      address(message, issue, recipient);
      message.setSentDate(Date.from(issue.date()));
      subject(message, HeaderValue.judged("Subject", typeset.subject()));
      list(message, issue, recipient);
      SlotFilling slots = new SlotFilling(typeset.slotMark(), recipient);
      String boundary = "pressrun-" + id.substring(1, 33);
      message.setContent(
          new Alternatives(boundary, slots.text(typeset.text()), slots.html(typeset.html())));
      message.saveChanges();
      return new Message(id, from(issue), to(recipient), bytes(message));
    } catch (MessagingException | IOException impossible) {
      throw new IllegalStateException("making " + id, impossible);
    }
  }

  private static void address(MimeMessage message, Issue issue, Recipient recipient)
      throws MessagingException, UnsupportedEncodingException {
    Masthead masthead = issue.masthead();
    message.setFrom(mailbox("From", masthead.fromName(), from(issue)));
    message.setRecipient(RecipientType.TO, mailbox("To", recipient.name(), to(recipient)));
    if (masthead.replyTo().isPresent()) {
      String address = HeaderValue.judgedAddress("Reply-To", masthead.replyTo().get());
      message.setReplyTo(new InternetAddress[] {mailbox("Reply-To", "", address)});
    }
  }

  private static void subject(MimeMessage message, String subject) throws MessagingException {
    if (EncodedWords.needed(subject)) {
      message.setHeader("Subject", MimeUtility.fold(9, EncodedWords.of(subject)));
    } else {
      message.setSubject(subject, "UTF-8");
    }
  }

  private static InternetAddress mailbox(String header, String name, String address)
      throws UnsupportedEncodingException {
    return Mailbox.of(HeaderValue.judged(header, name), address);
  }

  private static String from(Issue issue) {
    return Domains.ascii(HeaderValue.judgedAddress("From", issue.masthead().fromAddress()));
  }

  private static String to(Recipient recipient) {
    return Domains.ascii(HeaderValue.judgedAddress("To", recipient.address()));
  }

  /** RFC 2369, RFC 2919, RFC 8058 and RFC 3834. */
  private static void list(MimeMessage message, Issue issue, Recipient recipient)
      throws MessagingException, UnsupportedEncodingException {
    String newsletter = HeaderValue.judgedAddress("List-Id", issue.newsletter());
    String domain = Domains.of(issue.masthead().fromAddress());
    String title = HeaderValue.judged("List-Id", issue.masthead().title());
    String unsubscribe =
        HeaderValue.judgedAddress("List-Unsubscribe", recipient.unsubscribe().toString());
    message.setHeader(
        "List-Id", MimeUtility.fold(9, phrase(title) + " <" + newsletter + "." + domain + ">"));
    message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
    message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    message.setHeader("List-Help", "<" + issue.masthead().baseUrl() + ">");
    message.setHeader("List-Post", "NO");
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Precedence", "bulk");
    message.setHeader(
        "Feedback-ID", issue.number() + ":" + newsletter + ":" + issue.cadence() + ":pressrun");
  }

  /** RFC 5322, 3.2.5: words of plain letters, else encoded. */
  private static String phrase(String text) {
    return PHRASE.matcher(text).matches() ? text : EncodedWords.of(text);
  }

  private static byte[] bytes(MimeMessage message) throws MessagingException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 << 10);
    message.writeTo(out);
    return out.toByteArray();
  }

  /** Keeps the Message-ID that was given; saving would draw a new one. */
  private static final class Letter extends MimeMessage {
    private final String id;

    Letter(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
