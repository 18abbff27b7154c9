package pressrun.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.quartz.SchedulerException;
import pressrun.schedule.DueSlots;
import pressrun.schedule.Timekeeper;
import pressrun.web.PublicDesk;
import pressrun.web.PublicSite;

/**
 * What {@code serve} runs: pages, sender and timetable, started in this order and stopped in
 * reverse. A SIGTERM ends the wait; what is in flight is finished before the process goes.
 */
public final class Service implements AutoCloseable {
  private final Pressrun pressrun;
  private final PublicSite publicSite;
  private final Optional<Dispatch> dispatch;
  private final Timekeeper timekeeper;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Service(
      Pressrun pressrun,
      PublicSite publicSite,
      Optional<Dispatch> dispatch,
      Timekeeper timekeeper) {
    this.pressrun = pressrun;
    this.publicSite = publicSite;
    this.dispatch = dispatch;
    this.timekeeper = timekeeper;
  }

  public static Service start(Pressrun pressrun) {
    PublicSite publicSite = PublicSite.start(pressrun.settings().web(), publicDesk(pressrun));
    Optional<Dispatch> dispatch = Dispatch.start(pressrun);
    DueSlots due =
        new DueSlots(pressrun.slots(), pressrun.press(), pressrun.alerts(), pressrun.clock());
    Timekeeper timekeeper = new Timekeeper(pressrun.catalogue(), due, pressrun.alerts());
    try {
      timekeeper.start();
    } catch (SchedulerException failure) {
      throw new IllegalStateException("Quartz did not start", failure);
    }
    return new Service(pressrun, publicSite, dispatch, timekeeper);
  }

  private static PublicDesk publicDesk(Pressrun pressrun) {
    return new PublicDesk(
        pressrun.tokens(),
        pressrun.audience(),
        pressrun.catalogue(),
        pressrun.editions(),
        pressrun.typesets(),
        pressrun.templates());
  }

  /** What a person at the terminal wants to know first. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    String bind = pressrun.settings().web().bind();
    lines.add("Public pages:   http://" + bind + ":" + publicSite.port() + "/");
    dispatch
        .flatMap(Dispatch::inboxPort)
        .ifPresent(port -> lines.add("Built-in inbox: 127.0.0.1:" + port + " (SMTP)"));
    if (dispatch.isEmpty()) {
      lines.add("Another process delivers; this one keeps the timetable.");
    }
    return lines;
  }

  /** Returns when the process is told to stop. */
  public void awaitStop() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
    stop.await();
  }

  private void stopAndWait() {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      timekeeper.close();
    } catch (SchedulerException failure) {
      throw new IllegalStateException("Quartz did not stop", failure);
    } finally {
      dispatch.ifPresent(Dispatch::close);
      publicSite.close();
      stopped.countDown();
    }
  }
}
