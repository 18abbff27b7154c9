package pressrun.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pressrun.dkim.Verdict;
import pressrun.http.WebAddress;

/**
 * What a DKIM signature (RFC 6376) covers, whether it holds where it was judged, and whether it and
 * the envelope are of the sender's domain, as DMARC (RFC 7489, 3.1) wants; what stands in the DNS
 * is not asked.
 */
final class SignatureCheck {
  private static final List<String> COVERED =
      List.of("from", "subject", "list-unsubscribe", "list-unsubscribe-post");

  private SignatureCheck() {}

  static List<Finding> look(InspectedMail mail) {
    List<Finding> findings = new ArrayList<>();
    List<String> signatures = mail.headers("DKIM-Signature");
    if (signatures.isEmpty()) {
      findings.add(
          Finding.note(
              "The mail is not signed here; unless the relay signs it, Gmail and Yahoo refuse it"
                  + " from senders of many."));
      return findings;
    }
    for (String signature : signatures) {
      List<String> signed =
          Stream.of(tag(signature, "h").toLowerCase(Locale.ROOT).split(":", -1))
              .map(String::strip)
              .toList();
      List<String> open = COVERED.stream().filter(name -> !signed.contains(name)).toList();
      if (!open.isEmpty()) {
        findings.add(
            Finding.error(
                "The signature of "
                    + tag(signature, "d")
                    + " leaves out "
                    + open
                    + "; Gmail shows no button for what is not signed."));
      }
    }
    mail.verdicts().stream().map(SignatureCheck::finding).forEach(findings::add);
    if (signatures.stream().noneMatch(one -> aligned(tag(one, "d"), mail.senderDomain()))) {
      findings.add(
          Finding.error("No signature is of the sender's domain " + mail.senderDomain() + "."));
    }
    if (!aligned(InspectedMail.domain(mail.envelopeSender()), mail.senderDomain())) {
      findings.add(
          Finding.note("The envelope's sender is of another domain: DMARC rests on DKIM alone."));
    }
    return findings;
  }

  private static Finding finding(Verdict verdict) {
    String who = verdict.domain() + " (" + verdict.algorithm() + ")";
    return verdict.passes()
        ? Finding.note("The signature of " + who + " holds.")
        : Finding.error("The signature of " + who + " does not hold: " + verdict.why() + ".");
  }

  /** Relaxed: of the same organisation. */
  private static boolean aligned(String one, String other) {
    return WebAddress.registered(one).equals(WebAddress.registered(other));
  }

  private static String tag(String signature, String name) {
    Matcher tag = Pattern.compile("(?:^|;)\\s*" + name + "\\s*=\\s*([^;]*)").matcher(signature);
    return tag.find() ? tag.group(1).strip() : "";
  }
}
