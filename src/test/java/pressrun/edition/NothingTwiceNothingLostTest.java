package pressrun.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.database.Database;
import pressrun.testing.EachDatabase;
import pressrun.testing.TestDatabase;

/** Every article once to whom it concerns, whatever happens to sources, slots and clocks. */
final class NothingTwiceNothingLostTest {
  private static final int DAYS = 45;
  private static final int SEEDS = 6;

  @EachDatabase
  void aSeasonInWhichEverySlotIsRunBringsEachArticleOnceToEachCohortItIsFor(Database database) {
    season(database, 1, true);
  }

  @EachDatabase
  void aSeasonOfLittleRoomAndMissedSlotsBringsNothingTwice(Database database) {
    season(database, 2, false);
  }

  @Test
  void manySeasonsBringNothingTwiceAndLoseNothing(@TempDir Path folder) throws IOException {
    for (int seed = 10; seed < 10 + SEEDS; seed++) {
      try (Database database =
          TestDatabase.sqlite(Files.createDirectory(folder.resolve("season" + seed)))) {
        season(database, seed, seed % 2 == 0);
      }
    }
  }

  private static void season(Database database, long seed, boolean settled) {
    RandomSeason season = new RandomSeason(new Desk(database), seed, settled);
    season.run(DAYS);
    season.checkNoLinkCameTwice();
    season.checkNothingWasLost();
  }
}
