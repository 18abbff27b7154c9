package pressrun.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Timetable;

final class LocalTimetableTest {
  private static final String NEWSLETTER = "harbour-courier";

  private static LocalTimetable timetable(String cron, String zone) {
    return new LocalTimetable(new Timetable(cron, Duration.ofHours(6)), ZoneId.of(zone));
  }

  /** The slots of a local day, as {@code local -> due}. */
  private static List<String> day(String cron, String zone, String day) {
    ZoneId id = ZoneId.of(zone);
    Instant from = LocalDate.parse(day).atStartOfDay(id).toInstant();
    Instant until = LocalDate.parse(day).plusDays(1).atStartOfDay(id).toInstant();
    return timetable(cron, zone)
        .between(NEWSLETTER, from.minusNanos(1), until.minusNanos(1))
        .stream()
        .map(slot -> slot.localDue().toLocalTime() + " -> " + slot.due())
        .toList();
  }

  @ParameterizedTest(name = "{0} {1}: {2} is at {3}")
  @CsvSource({
    "Europe/Berlin, 2026-03-28, 0 30 2 * * ?, 02:30 -> 2026-03-28T01:30:00Z",
    "Europe/Berlin, 2026-03-29, 0 30 2 * * ?, 02:30 -> 2026-03-29T01:30:00Z",
    "Europe/Berlin, 2026-03-29, 0 0 2 * * ?, 02:00 -> 2026-03-29T01:00:00Z",
    "Europe/Berlin, 2026-03-29, 0 0 3 * * ?, 03:00 -> 2026-03-29T01:00:00Z",
    "Europe/Berlin, 2026-10-25, 0 30 2 * * ?, 02:30 -> 2026-10-25T00:30:00Z",
    "Europe/Berlin, 2026-10-25, 0 0 3 * * ?, 03:00 -> 2026-10-25T02:00:00Z",
    "America/New_York, 2026-03-08, 0 30 2 * * ?, 02:30 -> 2026-03-08T07:30:00Z",
    "America/New_York, 2026-11-01, 0 30 1 * * ?, 01:30 -> 2026-11-01T05:30:00Z",
    "Asia/Seoul, 2026-03-29, 0 30 2 * * ?, 02:30 -> 2026-03-28T17:30:00Z",
    "Asia/Seoul, 2026-10-25, 0 30 2 * * ?, 02:30 -> 2026-10-24T17:30:00Z",
    "Asia/Seoul, 1988-05-08, 0 30 2 * * ?, 02:30 -> 1988-05-07T17:30:00Z",
    "Australia/Lord_Howe, 2026-10-04, 0 15 2 * * ?, 02:15 -> 2026-10-03T15:45:00Z",
    "Australia/Lord_Howe, 2026-04-05, 0 45 1 * * ?, 01:45 -> 2026-04-04T14:45:00Z",
    "America/Sao_Paulo, 2018-11-04, 0 0 0 * * ?, 00:00 -> 2018-11-04T03:00:00Z",
    "America/Sao_Paulo, 2018-02-17, 0 30 23 * * ?, 23:30 -> 2018-02-18T01:30:00Z",
    "America/Sao_Paulo, 2026-11-04, 0 0 0 * * ?, 00:00 -> 2026-11-04T03:00:00Z",
  })
  void aDailySlotComesOnceOnTheDayTheClocksChange(
      String zone, String day, String cron, String expected) {
    assertThat(day(cron, zone, day)).containsExactly(expected);
  }

  @Test
  void aTimeThatIsMovedOntoAnotherIsOneSlot() {
    assertThat(day("0 0/30 1-3 * * ?", "Europe/Berlin", "2026-03-29"))
        .containsExactly(
            "01:00 -> 2026-03-29T00:00:00Z",
            "01:30 -> 2026-03-29T00:30:00Z",
            "03:00 -> 2026-03-29T01:00:00Z",
            "03:30 -> 2026-03-29T01:30:00Z");
  }

  @Test
  void movedAndRegularTimesAreInTheOrderOfTheClock() {
    assertThat(day("0 15,40 2,3 * * ?", "Australia/Lord_Howe", "2026-10-04"))
        .containsExactly(
            "02:40 -> 2026-10-03T15:40:00Z",
            "02:15 -> 2026-10-03T15:45:00Z",
            "03:15 -> 2026-10-03T16:15:00Z",
            "03:40 -> 2026-10-03T16:40:00Z");
  }

  @Test
  void hourlyInAnOverlapTheHourThatComesTwiceHasOneSlot() {
    assertThat(day("0 0 1-3 * * ?", "Europe/Berlin", "2026-10-25"))
        .containsExactly(
            "01:00 -> 2026-10-24T23:00:00Z",
            "02:00 -> 2026-10-25T00:00:00Z",
            "03:00 -> 2026-10-25T02:00:00Z");
  }

  @Test
  void aDayThatAZoneLeftOutIsMovedAsAWhole() {
    assertThat(
            timetable("0 0 9 30 12 ?", "Pacific/Apia")
                .next(NEWSLETTER, Instant.parse("2011-12-30T18:30:00Z")))
        .map(Slot::due)
        .contains(Instant.parse("2011-12-30T19:00:00Z"));
  }

  @Test
  void thePlaceWhereOneStartsToAskChangesNothing() {
    Random random = new Random(20260329);
    for (String zone :
        List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Seoul")) {
      for (String cron : List.of("0 0/30 * * * ?", "0 15,40 2,3 * * ?", "0 30 2 * * ?")) {
        LocalTimetable timetable = timetable(cron, zone);
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant until = Instant.parse("2027-01-01T00:00:00Z");
        List<Slot> all = timetable.between(NEWSLETTER, from, until);
        assertThat(all).extracting(Slot::due).isSorted().doesNotHaveDuplicates();
        assertThat(all).extracting(Slot::localDue).doesNotHaveDuplicates();
        for (int i = 0; i < 200; i++) {
          Slot before = all.get(random.nextInt(all.size() - 1));
          Instant between = before.due().plusMillis(random.nextInt(60_000));
          assertThat(timetable.next(NEWSLETTER, between))
              .as("%s %s after %s", cron, zone, between)
              .contains(all.get(all.indexOf(before) + 1));
        }
      }
    }
  }

  @Test
  void everyDayOfManyYearsHasItsSlotInEveryZone() {
    for (String zone :
        List.of(
            "Europe/Berlin",
            "Europe/Dublin",
            "America/New_York",
            "America/Santiago",
            "Africa/Casablanca",
            "Asia/Tehran",
            "Australia/Lord_Howe",
            "America/Sao_Paulo")) {
      ZoneId id = ZoneId.of(zone);
      List<Slot> slots =
          timetable("0 30 2 * * ?", zone)
              .between(
                  NEWSLETTER,
                  LocalDate.of(2010, 1, 1).atStartOfDay(id).toInstant(),
                  LocalDate.of(2030, 1, 1).atStartOfDay(id).toInstant());
      assertThat(slots)
          .as(zone)
          .extracting(slot -> slot.localDue().toLocalDate())
          .containsExactlyElementsOf(
              LocalDate.of(2010, 1, 1).datesUntil(LocalDate.of(2030, 1, 1)).toList());
    }
  }

  @Test
  void theNextSlotIsAfterTheMomentNotAtIt() {
    LocalTimetable timetable = timetable("0 30 6 ? * MON-FRI", "Europe/London");
    Instant friday = Instant.parse("2026-03-06T06:30:00Z");
    assertThat(timetable.next(NEWSLETTER, friday.minusMillis(1)))
        .contains(
            new Slot(NEWSLETTER, Cadence.REGULAR, LocalDateTime.of(2026, 3, 6, 6, 30), friday));
    assertThat(timetable.next(NEWSLETTER, friday))
        .map(Slot::due)
        .contains(Instant.parse("2026-03-09T06:30:00Z"));
  }

  @Test
  void aTimetableThatHasRunOutHasNoNextSlot() {
    assertThat(
            timetable("0 0 6 1 1 ? 2020", "UTC")
                .next(NEWSLETTER, Instant.parse("2026-01-01T00:00:00Z")))
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30 6 * * 1-5",
        "0 30 6 * *",
        "0 30 6 * * MON",
        "0 30 25 ? * MON",
        "0 61 6 ? * MON",
        "0 30 6 ? * FUNDAY",
        "0 30 6 ? * MON 2026 now",
        "every morning at half past six",
        "0 0 6 30 2 ?",
      })
  void whatIsNoTimetableIsRefusedInWords(String cron) {
    assertThatThrownBy(() -> LocalTimetable.check(cron))
        .isInstanceOfSatisfying(
            LocalTimetable.WrongCron.class,
            wrong ->
                assertThat(wrong.words())
                    .startsWith("\"" + cron + "\" is no cron expression: ")
                    .doesNotContain("Exception")
                    .doesNotContain("null"));
  }

  @Test
  void anExpressionOfFivePartsIsToldWhichPartsThereAre() {
    assertThatThrownBy(() -> LocalTimetable.check("30 6 * * 1-5"))
        .isInstanceOfSatisfying(
            LocalTimetable.WrongCron.class,
            wrong ->
                assertThat(wrong.words())
                    .contains("5 of 6 parts, second minute hour day month weekday"));
  }
}
