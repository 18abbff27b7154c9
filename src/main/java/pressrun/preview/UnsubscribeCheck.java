package pressrun.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 8058, and a way out that a person sees in either part. */
final class UnsubscribeCheck {
  private static final Pattern WEB = Pattern.compile("<(https?://[^>\\s]+)>");

  private UnsubscribeCheck() {}

  static List<Finding> look(InspectedMail mail) {
    List<Finding> findings = new ArrayList<>();
    Optional<String> address = address(mail);
    if (address.isEmpty()) {
      findings.add(Finding.error("List-Unsubscribe has no web address: Gmail shows no button."));
      return findings;
    }
    if (!mail.header("List-Unsubscribe-Post").orElse("").equals("List-Unsubscribe=One-Click")) {
      findings.add(
          Finding.error("List-Unsubscribe-Post is not \"List-Unsubscribe=One-Click\" (RFC 8058)."));
    }
    if (!address.get().startsWith("https:")) {
      findings.add(Finding.warning("The way out is no https address: one click asks for one."));
    }
    if (mail.page().all("a").stream().noneMatch(a -> a.attribute("href").equals(address.get()))) {
      findings.add(Finding.error("The HTML part has no link to unsubscribe."));
    }
    if (!mail.text().contains(address.get())) {
      findings.add(Finding.error("The text part has no link to unsubscribe."));
    }
    return findings;
  }

  static Optional<String> address(InspectedMail mail) {
    Matcher web = WEB.matcher(mail.header("List-Unsubscribe").orElse(""));
    return web.find() ? Optional.of(web.group(1)) : Optional.empty();
  }
}
