package pressrun.preview;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import pressrun.render.MailElement;
import pressrun.render.StyleUse;

/** HTML that no mail program runs, and CSS that makes Gmail drop a whole style element. */
final class MarkupCheck {
  private static final Set<String> NEVER =
      Set.of(
          "script",
          "iframe",
          "frame",
          "object",
          "embed",
          "applet",
          "base",
          "form",
          "input",
          "button",
          "textarea",
          "select",
          "audio",
          "video",
          "canvas",
          "dialog",
          "portal");

  private MarkupCheck() {}

  static List<Finding> look(InspectedMail mail) {
    List<Finding> findings = new ArrayList<>();
    if (!mail.html().isEmpty()
        && !mail.html().stripLeading().toLowerCase(Locale.ROOT).startsWith("<!doctype html")) {
      findings.add(Finding.warning("The HTML part does not begin with <!DOCTYPE html>."));
    }
    Set<String> ids = new HashSet<>();
    for (MailElement element : mail.page().elements()) {
      judge(element, ids, findings);
    }
    for (StyleUse use : mail.page().styles()) {
      judge(use, findings);
    }
    mail.page().faults().stream()
        .limit(3)
        .forEach(fault -> findings.add(Finding.warning("A parser stumbles " + fault)));
    return findings;
  }

  private static void judge(MailElement element, Set<String> ids, List<Finding> findings) {
    if (NEVER.contains(element.tag())) {
      findings.add(
          Finding.error("<" + element.tag() + "> does not work in mail.").at(element.line()));
    }
    if (element.tag().equals("link") && element.attribute("rel").contains("stylesheet")) {
      findings.add(Finding.error("A style sheet from elsewhere is not loaded.").at(element.line()));
    }
    element.attributes().keySet().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("on"))
        .forEach(
            name ->
                findings.add(
                    Finding.error(name + " asks for a script; none runs.").at(element.line())));
    if (element.has("id") && !ids.add(element.attribute("id"))) {
      findings.add(
          Finding.warning("The id \"" + element.attribute("id") + "\" stands twice.")
              .at(element.line()));
    }
  }

  private static void judge(StyleUse use, List<Finding> findings) {
    if (use.kind() != StyleUse.Kind.AT_RULE) {
      return;
    }
    if (use.name().equals("import")) {
      findings.add(Finding.warning("@import loads nothing in most programs.").at(use.line()));
    }
    if (use.place() == StyleUse.Place.CONDITION) {
      findings.add(
          Finding.warning("An at-rule within another: Gmail drops the whole style element.")
              .at(use.line()));
    }
  }
}
