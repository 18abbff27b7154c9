package pressrun.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
import pressrun.press.Collector;

/**
 * Quartz with one one-shot trigger per newsletter, for its next slot; beside it a sweep every
 * minute for what was missed, and a round of the sources every quarter of an hour, lest entries
 * leave a feed unseen between two slots. Quartz goes by the time of day, as slots do; sweep and
 * round go by the time that passes, so that a clock that is set back stops neither.
 */
public final class Timekeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Timekeeper.class);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration ROUND = Duration.ofMinutes(15);
  private static final String SLOTS = "slots";

  private final Catalogue catalogue;
  private final DueSlots due;
  private final Collector collector;
  private final AlertStore alerts;
  private final Scheduler quartz;
  private final ScheduledExecutorService chores = Executors.newScheduledThreadPool(2);

  public Timekeeper(Catalogue catalogue, DueSlots due, Collector collector, AlertStore alerts) {
    this.catalogue = catalogue;
    this.due = due;
    this.collector = collector;
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
  public void start() {
    try {
      quartz.start();
    } catch (SchedulerException failure) {
      throw new IllegalStateException("Quartz did not start", failure);
    }
    repeat(this::runDue, SWEEP);
    repeat(this::collect, ROUND);
  }

  private void repeat(Consumer<Newsletter> chore, Duration every) {
    var unused =
        chores.scheduleWithFixedDelay(
            () -> tellingFaults(() -> catalogue.all().forEach(chore)),
            0,
            every.toSeconds(),
            TimeUnit.SECONDS);
  }

  /** The pool would keep a fault to itself, and never do the chore again. */
  private static void tellingFaults(Runnable chores) {
    try {
      chores.run();
    } catch (RuntimeException | Error fault) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
    }
  }

  void ring(JobKey job) {
    catalogue.find(job.getName()).ifPresent(this::runDue);
  }

  private void collect(Newsletter newsletter) {
    try {
      collector.collect(newsletter);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | StackOverflowError failure) {
      log.error("collecting for {}", newsletter.name(), failure);
    }
  }

  private void runDue(Newsletter newsletter) {
    try {
      due.run(newsletter);
      alerts.clear("schedule:" + newsletter.name());
      due.next(newsletter).ifPresent(next -> ringAt(newsletter, next));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | StackOverflowError failure) {
      log.error("running {}", newsletter.name(), failure);
      raise("schedule:" + newsletter.name(), newsletter.title() + ": " + words(failure));
    }
  }

  private static String words(Throwable failure) {
    return failure instanceof StackOverflowError
        ? "something in it nests too deeply"
        : String.valueOf(failure.getMessage());
  }

  /** What fails for one newsletter, even its alert, keeps no other from its turn. */
  private void raise(String key, String message) {
    try {
      alerts.raise(key, message);
    } catch (RuntimeException failure) {
      log.error("the alert {} cannot be kept: {}", key, message, failure);
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
  public void close() {
    chores.shutdown();
    try {
      quartz.shutdown(true);
      chores.awaitTermination(Long.MAX_VALUE, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (SchedulerException failure) {
      throw new IllegalStateException("Quartz did not stop", failure);
    }
  }
}
