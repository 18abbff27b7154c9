package pressrun.preview;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Gmail shows about 102 KB of HTML and hides the rest, the way out among it. */
final class SizeCheck {
  static final int CLIPPED = 102 * 1024;
  private static final int WARNED = 80 * 1024;
  private static final int STYLE_KEPT = 16 * 1024;

  private SizeCheck() {}

  static List<Finding> look(InspectedMail mail) {
    List<Finding> findings = new ArrayList<>();
    int size = mail.htmlBytes();
    if (size >= CLIPPED) {
      findings.add(
          Finding.error(
              "The HTML part has " + kilobytes(size) + ": Gmail clips it at about 102 KB."));
    } else if (size > WARNED) {
      findings.add(
          Finding.warning(
              "The HTML part has " + kilobytes(size) + "; Gmail clips at about 102 KB."));
    }
    for (String sheet : mail.page().styleSheets()) {
      int bytes = sheet.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > STYLE_KEPT) {
        findings.add(
            Finding.warning(
                "A style element has " + kilobytes(bytes) + "; Gmail drops one over 16 KB."));
      }
    }
    return findings;
  }

  private static String kilobytes(int bytes) {
    return (bytes + 1023) / 1024 + " KB";
  }
}
