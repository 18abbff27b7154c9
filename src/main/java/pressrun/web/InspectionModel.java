package pressrun.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pressrun.preview.ClientSupport;
import pressrun.preview.Comparison;
import pressrun.preview.Finding;
import pressrun.preview.Finding.Severity;
import pressrun.preview.InspectedMail;
import pressrun.preview.LinkCheck;
import pressrun.preview.MailReport;
import pressrun.preview.MailReport.Checked;
import pressrun.render.MailElement;

/** What the checks know of a mail, as pages show it. */
final class InspectionModel {
  /** More lines and links than any mail of use has. */
  private static final int SHOWN = 2_000;

  private InspectionModel() {}

  static Map<String, Object> of(InspectedMail mail) {
    MailReport report = MailReport.of(mail);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("errors", report.count(Severity.ERROR));
    model.put("warnings", report.count(Severity.WARNING));
    model.put("checks", report.checked().stream().map(InspectionModel::checked).toList());
    model.put("links", links(mail));
    model.put("clients", clients(ClientSupport.of(mail)));
    model.put("htmlLines", mail.html().lines().limit(SHOWN).toList());
    model.put("preheader", mail.page().preheader().orElse(""));
    return model;
  }

  private static Map<String, Object> checked(Checked checked) {
    return Map.of(
        "title", checked.check().title(),
        "well", checked.well(),
        "findings", checked.findings().stream().map(InspectionModel::finding).toList());
  }

  private static Map<String, Object> finding(Finding finding) {
    return Map.of(
        "severity", finding.severity().name().toLowerCase(Locale.ROOT),
        "what", finding.what(),
        "line", finding.line());
  }

  private static List<Map<String, Object>> links(InspectedMail mail) {
    List<Map<String, Object>> links = new ArrayList<>();
    for (MailElement link : mail.page().all("a")) {
      if (link.has("href") && links.size() < SHOWN) {
        links.add(
            Map.of(
                "name", link.name(),
                "address", link.attribute("href"),
                "line", link.line(),
                "findings", LinkCheck.judge(link).stream().map(InspectionModel::finding).toList()));
      }
    }
    return links;
  }

  private static Map<String, Object> clients(ClientSupport support) {
    return Map.of(
        "names", support.clients(),
        "uses", support.uses().stream().map(InspectionModel::use).toList());
  }

  private static Map<String, Object> use(ClientSupport.Use use) {
    return Map.of(
        "kind", use.kind(),
        "name", use.name(),
        "line", use.lines().get(0),
        "times", use.lines().size(),
        "enhancement", use.enhancement(),
        "support", use.support().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList());
  }

  static Map<String, Object> of(Comparison comparison, int number) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("number", number);
    model.put("subjectBefore", comparison.subjectBefore());
    model.put("subject", comparison.subject());
    model.put("kilobytesBefore", (comparison.htmlBytesBefore() + 1023) / 1024);
    model.put("kilobytes", (comparison.htmlBytes() + 1023) / 1024);
    model.put("added", comparison.added());
    model.put("gone", comparison.gone());
    model.put("findings", comparison.newFindings().stream().map(InspectionModel::finding).toList());
    return model;
  }
}
