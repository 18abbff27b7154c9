package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import pressrun.database.Database;
import pressrun.testing.EachDatabase;

final class RelayUsageStoreTest {
  private static final RelaySettings.Rate RATE = new RelaySettings.Rate(50, Duration.ofHours(1));
  private static final long NOW = Instant.parse("2026-03-02T07:30:00Z").toEpochMilli();

  @EachDatabase
  void whatOneProgramTookAnotherCannotTake(Database database) {
    assertThat(new RelayUsageStore(database).take("main", List.of(RATE), 40, NOW)).isEqualTo(40);
    assertThat(new RelayUsageStore(database).take("main", List.of(RATE), 40, NOW + 1000))
        .isEqualTo(10);
    assertThat(new RelayUsageStore(database).take("spare", List.of(RATE), 40, NOW)).isEqualTo(40);
  }

  @EachDatabase
  void afterTheWindowThereIsRoomAgainAndOldRowsAreGone(Database database) {
    RelayUsageStore usage = new RelayUsageStore(database);
    usage.take("main", List.of(RATE), 50, NOW);
    long later = NOW + Duration.ofHours(3).toMillis();
    assertThat(usage.take("main", List.of(RATE), 60, later)).isEqualTo(50);
    long rows =
        database.read(
            transaction ->
                transaction
                    .handle()
                    .createQuery("SELECT count(*) FROM relay_usage WHERE given > 0")
                    .mapTo(Long.class)
                    .one());
    assertThat(rows).isEqualTo(1);
  }

  @EachDatabase
  void nodesWhoseClocksDifferDoNotBothTakeTheLast(Database database) {
    RelayUsageStore usage = new RelayUsageStore(database);
    List<CompletableFuture<Integer>> taking =
        IntStream.range(0, 8)
            .mapToObj(
                node ->
                    CompletableFuture.supplyAsync(
                        () ->
                            IntStream.range(0, 20)
                                .map(
                                    i ->
                                        usage.take("main", List.of(RATE), 1, NOW + node * 120_000L))
                                .sum()))
            .toList();
    assertThat(taking.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(50);
  }
}
