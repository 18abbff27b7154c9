package pressrun.cli;

import java.util.Locale;
import java.util.Optional;
import pressrun.preview.Comparison;
import pressrun.preview.InspectedMail;
import pressrun.preview.PreviewOutcome;

/** What differs between a mail and the edition before it. */
final class ComparisonLines {
  private final Console console;

  ComparisonLines(Console console) {
    this.console = console;
  }

  void tell(Optional<PreviewOutcome.Shown> before, PreviewOutcome.Shown shown) {
    if (before.isEmpty()) {
      console.say("No. %d is the first edition: there is none before it.", shown.number());
      return;
    }
    Comparison comparison =
        Comparison.of(InspectedMail.of(before.get().message()), InspectedMail.of(shown.message()));
    console.say("No. %d beside no. %d:", shown.number(), before.get().number());
    console.say("  subject: %s", comparison.subject());
    console.say("   before: %s", comparison.subjectBefore());
    console.say(
        "  HTML: %d KB, before %d KB",
        (comparison.htmlBytes() + 1023) / 1024, (comparison.htmlBytesBefore() + 1023) / 1024);
    comparison.added().forEach(heading -> console.say("  + %s", heading));
    comparison.gone().forEach(heading -> console.say("  - %s", heading));
    comparison
        .newFindings()
        .forEach(
            finding ->
                console.say(
                    "  new %s: %s",
                    finding.severity().name().toLowerCase(Locale.ROOT), finding.what()));
  }
}
