package pressrun.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import pressrun.preview.Finding.Severity;

/** Each check speaks of a mail that was spoilt for it, and is silent on ours. */
final class MailReportTest {
  @ParameterizedTest
  @CsvSource({
    "digest,en-GB",
    "letter,ko",
    "links,he",
    "digest,ja",
    "letter,de",
    "links,ar",
    "digest,zh"
  })
  void aMailOfOursIsFoundWell(String look, String language) {
    MailReport report = MailReport.of(MadeUpMail.in(look, Locale.forLanguageTag(language)));
    assertThat(report.checked()).hasSize(Check.values().length);
    assertThat(report.checked())
        .filteredOn(checked -> checked.check() != Check.SIGNATURE)
        .allSatisfy(checked -> assertThat(checked.findings()).as(checked.check().key()).isEmpty());
    assertThat(report.count(Severity.ERROR)).isZero();
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/pressrun/preview/spoilt.tsv",
      delimiter = '\t',
      quoteCharacter = '`',
      numLinesToSkip = 1,
      ignoreLeadingAndTrailingWhitespace = false,
      emptyValue = "",
      maxCharsPerColumn = 8192)
  void whatWasSpoiltIsFound(@AggregateWith(SpoiltMail.Row.class) SpoiltMail spoilt) {
    assertFound(spoilt.mail(), spoilt.check(), spoilt.severity(), spoilt.what());
  }

  private static String signature(String domain, String signed) {
    return "DKIM-Signature: v=1; a=rsa-sha256; d="
        + domain
        + "; s=a;\r\n h="
        + signed
        + "; b=AA==\r\n";
  }

  @Test
  void aSignatureThatCoversAllAndIsAlignedIsWell() {
    String whole =
        signature("mail.example.org", "from:subject:date:list-unsubscribe:list-unsubscribe-post");
    InspectedMail mail =
        MadeUpMail.withBytes(m -> m.replace("MIME-Version:", whole + "MIME-Version:"));
    assertThat(Check.SIGNATURE.look(mail)).isEmpty();
  }

  @Test
  void aTextPartWithoutTheWayOutIsFound() {
    InspectedMail mail = MadeUpMail.withText(text -> text.replaceAll("(?s)\n—\n.*", "\n"));
    assertFound(mail, Check.UNSUBSCRIBE, Severity.ERROR, "The text part has no link");
  }

  @ParameterizedTest
  @CsvSource({
    "RE: the harbour,looks like an answer",
    "THE HARBOUR TODAY,all in capitals",
    "The harbour!! today,exclamation",
    "'',is empty"
  })
  void aSpoiltSubjectIsFound(String subject, String what) {
    assertThat(Check.SUBJECT.look(MadeUpMail.withSubject(subject)))
        .anySatisfy(finding -> assertThat(finding.what()).contains(what));
  }

  @Test
  void aLongSubjectIsFound() {
    assertThat(Check.SUBJECT.look(MadeUpMail.withSubject("harbour ".repeat(20))))
        .extracting(Finding::what)
        .allMatch(what -> what.contains("has 159 characters"));
  }

  @Test
  void aFindingNamesItsLine() {
    InspectedMail mail =
        MadeUpMail.withHtml(html -> html.replace("</body>", "\n<script>1</script></body>"));
    int line =
        1
            + (int)
                mail.html()
                    .substring(0, mail.html().indexOf("<script>"))
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
    assertThat(Check.MARKUP.look(mail)).extracting(Finding::line).containsExactly(line);
  }

  private static void assertFound(InspectedMail mail, Check check, Severity severity, String what) {
    List<Finding> findings = check.look(mail);
    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.severity()).isEqualTo(severity);
              assertThat(finding.what()).contains(what);
            });
  }
}
