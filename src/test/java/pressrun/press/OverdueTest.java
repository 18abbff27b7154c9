package pressrun.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OverdueTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Overdue overdue = new Overdue(nanos::get);

  @AfterEach
  void letTheNextTestRun() {
    Thread.interrupted();
  }

  private void isReadTooLong() {
    overdue.begins("slow");
    Thread.currentThread().interrupt();
    overdue.ends("slow");
    assertThat(Thread.interrupted()).isTrue();
  }

  private boolean restsAfter(Duration passed) {
    nanos.addAndGet(passed.toNanos());
    return overdue.rest("slow").isPresent();
  }

  @Test
  void aReadingThatStillRunsIsNotBegunAgain() {
    overdue.begins("slow");
    overdue.tookTooLong("slow");
    assertThat(overdue.rest("slow")).isPresent();
    assertThat(overdue.rest("another")).isEmpty();
    overdue.ends("slow");
    assertThat(overdue.rest("slow")).as("ended in time").isEmpty();
  }

  @Test
  void twoNewslettersMayReadOneSourceAtOneTime() {
    overdue.begins("shared");
    assertThat(overdue.rest("shared")).isEmpty();
    overdue.begins("shared");
    overdue.ends("shared");
    overdue.tookTooLong("shared");
    assertThat(overdue.rest("shared")).isPresent();
    overdue.ends("shared");
    overdue.tookTooLong("shared");
    assertThat(overdue.rest("shared")).isEmpty();
  }

  @Test
  void whoTookTooLongIsAskedLessAndLessOften() {
    isReadTooLong();
    assertThat(restsAfter(Duration.ofMinutes(29))).isTrue();
    assertThat(restsAfter(Duration.ofMinutes(2))).isFalse();
    isReadTooLong();
    assertThat(restsAfter(Duration.ofMinutes(59))).isTrue();
    assertThat(restsAfter(Duration.ofMinutes(2))).isFalse();
  }

  @Test
  void onceADayIsTheLeast() {
    for (int time = 0; time < 20; time++) {
      isReadTooLong();
      assertThat(restsAfter(Duration.ofHours(24).plusMinutes(1))).isFalse();
    }
  }

  @Test
  void whoIsReadInTimeBeginsAnew() {
    isReadTooLong();
    isReadTooLong();
    overdue.begins("slow");
    overdue.ends("slow");
    assertThat(overdue.rest("slow")).isEmpty();
    isReadTooLong();
    assertThat(restsAfter(Duration.ofMinutes(31))).isFalse();
  }
}
