package pressrun.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import pressrun.render.MailElement;

/** Traits that content filters count; what they know of the sender cannot be seen from here. */
final class SpamCheck {
  private static final Pattern PHRASES =
      Pattern.compile(
          "(?iu)\\b(100% free|act now|this is not spam|risk[- ]free|no obligation|click below|winner!"
              + "|double your|earn \\$|cash bonus|limited time offer|viagra|order now)\\b|\\${3,}|!{3,}");
  private static final int HIDDEN_AT_MOST = 400;
  private static final int MANY_LINKS = 150;

  private SpamCheck() {}

  static List<Finding> look(InspectedMail mail) {
    List<Finding> findings = new ArrayList<>();
    var phrase = PHRASES.matcher(mail.parsed().subject() + "\n" + mail.page().text());
    if (phrase.find()) {
      findings.add(Finding.note("Filters know this turn of phrase: \"" + phrase.group() + "\"."));
    }
    int hidden =
        mail.page().elements().stream()
            .filter(element -> element.hidden() && element.within().contains("body"))
            .mapToInt(element -> element.ownText().length())
            .sum();
    if (hidden > HIDDEN_AT_MOST) {
      findings.add(
          Finding.warning(hidden + " characters are hidden; filters take that for a trick."));
    }
    int links = mail.page().all("a").size();
    if (links > MANY_LINKS) {
      findings.add(Finding.note(links + " links are many."));
    }
    if (shouting(mail)) {
      findings.add(Finding.warning("More than a third of the letters are capitals."));
    }
    invisible(mail, findings);
    return findings;
  }

  private static boolean shouting(InspectedMail mail) {
    String text = mail.page().text();
    long letters = text.codePoints().filter(Character::isLetter).count();
    long large = text.codePoints().filter(Character::isUpperCase).count();
    return letters > 200 && large * 3 > letters;
  }

  private static void invisible(InspectedMail mail, List<Finding> findings) {
    for (MailElement element : mail.page().elements()) {
      if (element.drawn().isPresent() && element.drawn().get().contrast() < 1.1) {
        findings.add(
            Finding.error(
                    String.format(
                        Locale.ROOT, "Text of the colour of its ground: \"%s\"", element.ownText()))
                .at(element.line()));
      }
    }
  }
}
