package pressrun.preview;

import java.util.List;
import pressrun.render.Snippet;

/** What an inbox lists of a mail, about as much as its rows have room for. */
public record InboxRow(String client, String subject, String snippet) {
  private static final int GMAIL_ROW = 110;

  public static List<InboxRow> of(InspectedMail mail) {
    String subject = mail.parsed().subject();
    String snippet = mail.page().preheader().orElse(Snippet.of(mail.html()));
    int left = Math.max(0, GMAIL_ROW - subject.codePointCount(0, subject.length()));
    return List.of(
        new InboxRow("Gmail, wide", cut(subject, GMAIL_ROW), cut(snippet, left)),
        new InboxRow("Apple Mail, iPhone", cut(subject, 41), cut(snippet, 90)),
        new InboxRow("Outlook", cut(subject, 60), cut(snippet, 55)));
  }

  private static String cut(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length)).strip() + "…";
  }
}
