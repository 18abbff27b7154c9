package pressrun.app;

import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.audience.AddOutcome;
import pressrun.audience.AudienceStore;
import pressrun.audience.SubscriberFile;

/**
 * Adds the people of declared subscriber files who are not known yet; nobody who left comes back.
 */
final class SubscriberFiles {
  private static final Logger log = LoggerFactory.getLogger(SubscriberFiles.class);

  private final AudienceStore audience;

  SubscriberFiles(AudienceStore audience) {
    this.audience = audience;
  }

  void read(Map<String, Path> files) {
    files.forEach(this::read);
  }

  private void read(String newsletter, Path file) {
    for (SubscriberFile.Row row : SubscriberFile.read(file)) {
      if (row.optOut().isEmpty()
          && audience.find(row.person().address()).isEmpty()
          && audience.add(newsletter, row.person()) instanceof AddOutcome.Refused refused) {
        log.warn("{}:{}: {}", file, row.line(), refused.why());
      }
    }
  }
}
