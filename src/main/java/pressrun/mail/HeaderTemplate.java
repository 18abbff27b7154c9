package pressrun.mail;

import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.TimeZone;
import java.util.regex.Pattern;
import pressrun.edition.Masthead;

/** The header (RFC 5322) of one edition's messages; three fields of it are personal. */
final class HeaderTemplate {
  /** Names that may stand as they are, in a line of an ordinary length. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 '-]{0,40}");

  private static final Pattern PHRASE = Pattern.compile("[A-Za-z0-9!#$%&'*+/^_`{|}~ -]+");
  private static final int LINE = 78;

  private final byte[] beforeTo;
  private final byte[] afterTo;
  private final byte[] afterId;
  private final byte[] end;

  private HeaderTemplate(String beforeTo, String afterTo, String afterId, String end) {
    this.beforeTo = beforeTo.getBytes(StandardCharsets.UTF_8);
    this.afterTo = afterTo.getBytes(StandardCharsets.UTF_8);
    this.afterId = afterId.getBytes(StandardCharsets.UTF_8);
    this.end = end.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes down what is the same for everybody.
   *
   * @throws HostileHeader when a value would break out of its header
   */
  static HeaderTemplate of(Issue issue, String subject, String boundary) {
    Masthead masthead = issue.masthead();
    String from = HeaderValue.judgedMailbox("From", masthead.fromAddress());
    return new HeaderTemplate(
        mailbox("From", masthead.fromName(), from),
        masthead.replyTo().map(HeaderTemplate::replyTo).orElse("")
            + subject(subject)
            + line("Date", date(issue)),
        listFields(issue),
        line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
            + line("MIME-Version", "1.0")
            + "Content-Type: multipart/alternative;\r\n boundary=\""
            + boundary
            + "\"\r\n\r\n");
  }

  void write(Recipient recipient, String address, String messageId, Bytes out) {
    String unsubscribe =
        HeaderValue.judgedAddress("List-Unsubscribe", recipient.unsubscribe().toString());
    out.add(beforeTo)
        .add(mailbox("To", recipient.name(), address))
        .add(afterTo)
        .add(line("Message-ID", messageId))
        .add(afterId)
        .add(line("List-Unsubscribe", "<" + unsubscribe + ">"))
        .add(end);
  }

  /** RFC 2369, RFC 2919 and RFC 3834; what is personal of RFC 8058 is written later. */
  private static String listFields(Issue issue) {
    Masthead masthead = issue.masthead();
    String newsletter = HeaderValue.judgedAddress("List-Id", issue.newsletter());
    String id = newsletter + "." + Domains.of(masthead.fromAddress());
    return listId(masthead.title(), id)
        + line("List-Help", "<" + masthead.baseUrl() + ">")
        + line("List-Post", "NO")
        + line("Auto-Submitted", "auto-generated")
        + line("Precedence", "bulk")
        + line(
            "Feedback-ID", issue.number() + ":" + newsletter + ":" + issue.cadence() + ":pressrun");
  }

  private static String replyTo(String address) {
    return mailbox("Reply-To", "", HeaderValue.judgedMailbox("Reply-To", address));
  }

  private static String date(Issue issue) {
    MailDateFormat format = new MailDateFormat();
    format.setTimeZone(TimeZone.getTimeZone("UTC"));
    return format.format(Date.from(issue.date()));
  }

  /** A name, encoded where it must be, and an address or identifier in angle brackets. */
  private static String mailbox(String field, String name, String address) {
    String judged = HeaderValue.judged(field, name);
    if (PLAIN_NAME.matcher(judged).matches()) {
      boolean longer = field.length() + judged.length() + address.length() > LINE - 5;
      return line(field, judged + (longer ? "\r\n <" : " <") + address + ">");
    }
    if (judged.isEmpty()) {
      return line(field, "<" + address + ">");
    }
    return folded(field, Mailbox.of(judged, address).toString());
  }

  /** RFC 2919: a phrase of plain letters, else encoded, so that the brackets stay the last. */
  private static String listId(String title, String identifier) {
    String judged = HeaderValue.judged("List-Id", title);
    String phrase = PHRASE.matcher(judged).matches() ? judged : EncodedWords.of(judged);
    return folded("List-Id", phrase + " <" + identifier + ">");
  }

  private static String subject(String subject) {
    String judged = HeaderValue.judged("Subject", subject);
    if (EncodedWords.needed(judged)) {
      return folded("Subject", EncodedWords.of(judged));
    }
    try {
      return folded("Subject", MimeUtility.encodeText(judged, "UTF-8", null));
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException("UTF-8 is part of every JDK", impossible);
    }
  }

  private static String folded(String field, String value) {
    return line(field, MimeUtility.fold(field.length() + 2, value));
  }

  private static String line(String field, String value) {
    return field + ": " + value + "\r\n";
  }
}
