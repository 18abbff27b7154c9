package pressrun.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import pressrun.dkim.SigningKey;
import pressrun.dkim.SigningKeys;
import pressrun.newsletter.Newsletter;
import pressrun.text.DomainName;

/**
 * Who signs a newsletter's mail at a moment, to be read.
 *
 * @param words to stand behind other words; empty when no key is declared at all
 */
record SigningWords(List<String> selectors, String words) {

  static SigningWords of(SigningKeys keys, Newsletter newsletter, Instant now) {
    String domain = DomainName.comparable(newsletter.sender().domain());
    List<String> selectors = keys.of(domain, now).stream().map(SigningKey::selector).toList();
    if (keys.all().isEmpty()) {
      return new SigningWords(selectors, "");
    }
    if (!selectors.isEmpty()) {
      return new SigningWords(selectors, ", signed by " + String.join(" and ", selectors));
    }
    Optional<Instant> first = keys.firstOf(domain);
    String why =
        first
            .map(day -> "before " + day.atOffset(ZoneOffset.UTC).toLocalDate())
            .orElse("here: no key is of " + domain);
    return new SigningWords(selectors, ", NOT SIGNED " + why);
  }
}
