package pressrun.delivery;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.TestDatabase;

final class LedgerOnPostgresqlTest implements LedgerContract {
  private Newsstand stand;

  @BeforeEach
  void open(@TempDir Path folder) {
    stand = new Newsstand(TestDatabase.postgresql(), folder);
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Override
  public Newsstand stand() {
    return stand;
  }
}
