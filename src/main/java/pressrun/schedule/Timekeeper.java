package pressrun.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.Set;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.alert.AlertStore;
import pressrun.newsletter.Catalogue;
import pressrun.newsletter.Newsletter;

/**
 * Quartz with one one-shot trigger per newsletter, for its next slot, and a sweep every minute for
 * what was missed. Jobs run on Quartz's own threads, one at a time per newsletter.
 */
public final class Timekeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Timekeeper.class);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final JobKey SWEEPER = new JobKey("sweep", "sweep");
  private static final String SLOTS = "slots";

  private final Catalogue catalogue;
  private final DueSlots due;
  private final AlertStore alerts;
  private final Scheduler quartz;

  public Timekeeper(Catalogue catalogue, DueSlots due, AlertStore alerts) {
    this.catalogue = catalogue;
    this.due = due;
    this.alerts = alerts;
    this.quartz = scheduler();
  }

  private Scheduler scheduler() {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "pressrun-" + hashCode());
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    properties.setProperty("org.quartz.threadPool.threadCount", "4");
    properties.setProperty("org.quartz.threadPool.threadPriority", "5");
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    try {
      Scheduler made = new StdSchedulerFactory(properties).getScheduler();
      made.setJobFactory((bundle, scheduler) -> new SlotBell(this));
      return made;
    } catch (SchedulerException failure) {
      throw new IllegalStateException("Quartz did not start", failure);
    }
  }

  /** Starts ringing; the first sweep comes at once and finds what was missed while nothing ran. */
  public void start() throws SchedulerException {
    JobDetail sweeper = JobBuilder.newJob(SlotBell.class).withIdentity(SWEEPER).build();
    Trigger everyMinute =
        TriggerBuilder.newTrigger()
            .startNow()
            .withSchedule(
                SimpleScheduleBuilder.repeatSecondlyForever((int) SWEEP.toSeconds())
                    .withMisfireHandlingInstructionNextWithRemainingCount())
            .build();
    quartz.scheduleJob(sweeper, everyMinute);
    quartz.start();
  }

  void ring(String name) {
    if (name.equals(SWEEPER.getName())) {
      catalogue.all().forEach(this::runDue);
    } else {
      catalogue.find(name).ifPresent(this::runDue);
    }
  }

  private void runDue(Newsletter newsletter) {
    try {
      due.run(newsletter);
      alerts.clear("schedule:" + newsletter.name());
      due.next(newsletter).ifPresent(next -> ringAt(newsletter, next));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      log.error("running {}", newsletter.name(), failure);
      alerts.raise(
          "schedule:" + newsletter.name(), newsletter.title() + ": " + failure.getMessage());
    }
  }

  private void ringAt(Newsletter newsletter, Instant next) {
    JobDetail bell =
        JobBuilder.newJob(SlotBell.class).withIdentity(newsletter.name(), SLOTS).build();
    Trigger once =
        TriggerBuilder.newTrigger()
            .withIdentity(newsletter.name(), SLOTS)
            .startAt(Date.from(next))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
            .build();
    try {
      quartz.scheduleJob(bell, Set.of(once), true);
    } catch (SchedulerException failure) {
      throw new IllegalStateException("scheduling " + newsletter.name(), failure);
    }
  }

  /** After the newsletters were reloaded: timetables may have changed. */
  public void reschedule() {
    catalogue
        .all()
        .forEach(newsletter -> due.next(newsletter).ifPresent(at -> ringAt(newsletter, at)));
  }

  /** Waits for runs in progress. */
  @Override
  public void close() throws SchedulerException {
    quartz.shutdown(true);
  }
}
