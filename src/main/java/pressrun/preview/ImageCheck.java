package pressrun.preview;

import java.util.ArrayList;
import java.util.List;
import pressrun.render.MailElement;

/** Pictures: shown, blocked or read out, the mail must stand. */
final class ImageCheck {
  private ImageCheck() {}

  static List<Finding> look(InspectedMail mail) {
    List<Finding> findings = new ArrayList<>();
    List<MailElement> images = mail.page().all("img");
    for (MailElement image : images) {
      judge(image).stream().map(finding -> finding.at(image.line())).forEach(findings::add);
    }
    if (!images.isEmpty() && mail.page().text().length() < 100 * Math.min(images.size(), 5)) {
      findings.add(
          Finding.warning("There is little text beside the pictures; they are often blocked."));
    }
    return findings;
  }

  private static List<Finding> judge(MailElement image) {
    List<Finding> findings = new ArrayList<>();
    String address = image.attribute("src").strip();
    String shown = address.length() > 80 ? address.substring(0, 80) + "…" : address;
    if (!image.has("alt")) {
      findings.add(Finding.error("A picture has no alt text: " + shown));
    }
    if (image.attribute("width").isEmpty()) {
      findings.add(Finding.warning("A picture has no width: Outlook shows it at its full size."));
    }
    if (image.attribute("width").equals("1") && image.attribute("height").equals("1")) {
      findings.add(Finding.warning("A picture of one pixel looks like tracking: " + shown));
    }
    if (address.startsWith("data:")) {
      findings.add(
          Finding.error("A picture stands in the mail itself: Gmail and Outlook drop it."));
    } else if (!address.matches("(?i)(https?://|cid:).+")) {
      findings.add(Finding.error("A picture has no whole web address: " + shown));
    } else if (address.matches("(?i)[^?#]*\\.(svg|avif|webp|heic|tiff?)([?#].*)?")) {
      findings.add(Finding.warning("Not every program shows such a picture: " + shown));
    }
    return findings;
  }
}
