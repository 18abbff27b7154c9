package pressrun.web;

import pressrun.audience.AudienceStore;
import pressrun.preview.InspectedMail;
import pressrun.secret.Tokens;

/** What the mail's way out would do; nobody is unsubscribed by it. */
final class UnsubscribeTrial {
  private UnsubscribeTrial() {}

  static String words(Tokens tokens, AudienceStore audience, InspectedMail mail) {
    String address = mail.header("List-Unsubscribe").orElse("").replaceAll("[<>]", "");
    String token = address.substring(address.lastIndexOf('/') + 1);
    return UnsubscribeClaim.read(tokens, token)
        .map(
            claim ->
                audience
                    .find(claim.subscriber())
                    .map(reader -> reader.address() + " would be taken off " + claim.newsletter())
                    .orElse(
                        "The link is genuine and of "
                            + claim.newsletter()
                            + "; the made-up reader is no subscriber, so nobody would be taken off"))
        .orElse("The link is not one of ours, or its key has changed");
  }
}
