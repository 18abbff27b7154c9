package pressrun.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of two editions side by side. */
final class ComparisonTest {
  @Test
  void headingsSubjectSizeAndNewFindingsAreTold() {
    InspectedMail before = MadeUpMail.withSubject("The harbour last week");
    InspectedMail now =
        MadeUpMail.withHtml(
            html ->
                html.replace("The last lathe", "A new pier")
                    .replace("<title>", "<title></title><x>"));
    Comparison comparison = Comparison.of(before, now);
    assertThat(comparison.subjectBefore()).isEqualTo("The harbour last week");
    assertThat(comparison.subject()).isEqualTo("The Harbour Courier: A beam of light");
    assertThat(comparison.added()).containsExactly("A new pier");
    assertThat(comparison.gone()).containsExactly("The last lathe");
    assertThat(comparison.htmlBytes()).isNotEqualTo(comparison.htmlBytesBefore());
    assertThat(comparison.newFindings()).extracting(Finding::what).contains("The title is empty.");
  }

  @Test
  void betweenTheSameMailNothingDiffers() {
    Comparison comparison = Comparison.of(MadeUpMail.good(), MadeUpMail.good());
    assertThat(comparison.added()).isEmpty();
    assertThat(comparison.gone()).isEmpty();
    assertThat(comparison.newFindings()).isEmpty();
  }
}
