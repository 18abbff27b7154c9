package pressrun.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.audience.AddOutcome;
import pressrun.audience.AudienceStore;
import pressrun.audience.NewSubscriber;
import pressrun.audience.OptOutStore;
import pressrun.audience.Standing;
import pressrun.audience.SubscriberFile;
import pressrun.audience.SubscriberFileStore;
import pressrun.text.Printable;

/**
 * Adds the people of declared subscriber files who their newsletter does not know yet; nobody who
 * left comes back.
 */
final class SubscriberFiles {
  private static final Logger log = LoggerFactory.getLogger(SubscriberFiles.class);
  private static final int AT_ONCE = 500;

  private final AudienceStore audience;
  private final OptOutStore optOuts;
  private final SubscriberFileStore files;

  SubscriberFiles(AudienceStore audience, OptOutStore optOuts, SubscriberFileStore files) {
    this.audience = audience;
    this.optOuts = optOuts;
    this.files = files;
  }

  void read(Map<String, Path> declared) {
    declared.forEach(
        (newsletter, file) -> {
          if (!files.isRead(newsletter, file)) {
            read(newsletter, file);
          }
        });
  }

  private void read(String newsletter, Path file) {
    String state = SubscriberFileStore.state(file);
    List<SubscriberFile.Row> rows = SubscriberFile.readDeclared(file);
    List<NewSubscriber> people =
        rows.stream()
            .filter(row -> row.standing() == Standing.ACTIVE)
            .map(SubscriberFile.Row::person)
            .toList();
    List<SubscriberFile.Row> left =
        rows.stream().filter(row -> row.standing().compareTo(Standing.ACTIVE) > 0).toList();
    for (int from = 0; from < left.size(); from += AT_ONCE) {
      keepOut(newsletter, file, left.subList(from, Math.min(left.size(), from + AT_ONCE)));
    }
    for (int from = 0; from < people.size(); from += AT_ONCE) {
      add(newsletter, file, people.subList(from, Math.min(people.size(), from + AT_ONCE)));
    }
    files.markRead(newsletter, state);
  }

  private void keepOut(String newsletter, Path file, List<SubscriberFile.Row> left) {
    List<AddOutcome> outcomes = optOuts.keep(newsletter, left);
    for (int i = 0; i < left.size(); i++) {
      if (outcomes.get(i) instanceof AddOutcome.Refused refused) {
        String address = Printable.line(left.get(i).person().address());
        log.warn("{}:{}: {}: {}", file, left.get(i).line(), address, refused.why());
      }
    }
  }

  private void add(String newsletter, Path file, List<NewSubscriber> people) {
    List<NewSubscriber> strangers = audience.strangers(newsletter, people);
    if (strangers.isEmpty()) {
      return;
    }
    List<AddOutcome> outcomes = audience.addAll(newsletter, strangers);
    for (int i = 0; i < strangers.size(); i++) {
      if (outcomes.get(i) instanceof AddOutcome.Refused refused) {
        log.warn("{}: {}: {}", file, Printable.line(strangers.get(i).address()), refused.why());
      }
    }
  }
}
