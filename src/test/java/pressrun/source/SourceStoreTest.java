package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.database.Database;
import pressrun.database.DatabaseSettings;

final class SourceStoreTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  private final Path folder;

  SourceStoreTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aStateIsFoundAsItWasLastSaved() {
    try (Database database = Database.open(DatabaseSettings.sqlite(folder.resolve("p.db")))) {
      SourceStore store = new SourceStore(database);
      assertThat(store.find("feed:1")).isEmpty();

      SourceState read =
          SourceState.unasked("feed:1", NOW)
              .read(NOW)
              .with(Optional.of("W/\"a \\ b\""), Optional.of("verbatim"));
      database.useTransaction(transaction -> store.save(transaction, read));
      assertThat(store.find("feed:1")).contains(read);

      SourceState failed = read.failed("why", NOW.plusSeconds(9), Optional.of(NOW.plusSeconds(99)));
      database.useTransaction(transaction -> store.save(transaction, failed));
      assertThat(store.find("feed:1")).contains(failed);
    }
  }
}
