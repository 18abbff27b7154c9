package pressrun.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What should have been filled in. */
final class LeftoverCheck {
  private static final Pattern LEFTOVER =
      Pattern.compile(
          "\\$\\{[^}\\n]{0,60}}|\\{\\{[^}\\n]{0,60}}}|<#[a-z]+|\\*\\|[A-Z_:]{2,40}\\|\\*|%%[a-z_]{2,40}%%"
              + "|\\[[0-9a-f]{32}:[a-z-]+]|(?i)\\blorem ipsum\\b|\\bTODO\\b|\\bFIXME\\b");

  private LeftoverCheck() {}

  static List<Finding> look(InspectedMail mail) {
    List<Finding> findings = new ArrayList<>();
    look("subject", mail.parsed().subject(), findings);
    look("HTML part", mail.page().text(), findings);
    look("text part", mail.text(), findings);
    return findings;
  }

  /** An article may write about templates: a person has to look. */
  private static void look(String where, String words, List<Finding> findings) {
    Matcher leftover = LEFTOVER.matcher(words);
    if (leftover.find()) {
      boolean ours = leftover.group().matches("\\[[0-9a-f]{32}:.*");
      String what = "In the " + where + " stands \"" + leftover.group() + "\".";
      findings.add(ours ? Finding.error(what) : Finding.warning(what + " Was it to be filled in?"));
    }
  }
}
