package pressrun.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import pressrun.delivery.DeliveryLoop;
import pressrun.inbox.InboxFolder;
import pressrun.schedule.DueSlots;
import pressrun.schedule.Timekeeper;
import pressrun.smtp.RelaySettings;
import pressrun.web.FolderWatch;
import pressrun.web.OperatorDesk;
import pressrun.web.OperatorSite;
import pressrun.web.PublicDesk;
import pressrun.web.PublicSite;
import pressrun.web.Vital;
import pressrun.web.WebSettings;

/**
 * What {@code serve} runs: pages, sender, timetable and watch, started in this order and stopped in
 * reverse. A SIGTERM ends the wait; what is in flight is finished before the process goes.
 */
public final class Service implements AutoCloseable {
  private final Pressrun pressrun;
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final List<String> lines = new ArrayList<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Service(Pressrun pressrun) {
    this.pressrun = pressrun;
  }

  /** Starts all of it, or, when a part cannot, stops what was started. */
  public static Service start(Pressrun pressrun) {
    Service service = new Service(pressrun);
    try {
      service.start();
      return service;
    } catch (RuntimeException failure) {
      service.close();
      throw failure;
    }
  }

  private void start() {
    StorageWatch storage = StorageWatch.start(pressrun);
    closing.push(storage::close);
    PublicSite publicSite = PublicSite.start(pressrun.settings().web(), publicDesk());
    closing.push(publicSite::close);
    Standby sender = Standby.start(pressrun);
    closing.push(sender::close);
    OperatorSite operatorSite =
        OperatorSite.start(pressrun.settings().web(), operatorDesk(sender, storage));
    closing.push(operatorSite::close);
    Timekeeper timekeeper = timekeeper();
    closing.push(timekeeper::close);
    timekeeper.start();
    closing.push(watch(new Reload(pressrun, timekeeper), operatorSite)::close);
    describe(publicSite, operatorSite, sender);
  }

  private Timekeeper timekeeper() {
    DueSlots due =
        new DueSlots(pressrun.slots(), pressrun.press(), pressrun.alerts(), pressrun.clock());
    return new Timekeeper(pressrun.catalogue(), due, pressrun.collector(), pressrun.alerts());
  }

  private FolderWatch watch(Reload reload, OperatorSite site) {
    reload.run();
    return FolderWatch.start(
        reload.folders(),
        pressrun.home().data(),
        () -> {
          reload.run();
          site.announceChange();
        });
  }

  private PublicDesk publicDesk() {
    return new PublicDesk(
        pressrun.tokens(),
        pressrun.audience(),
        pressrun.catalogue(),
        pressrun.editions(),
        pressrun.typesets(),
        pressrun.templates());
  }

  private OperatorDesk operatorDesk(Standby sender, StorageWatch storage) {
    return new OperatorDesk(
        pressrun.catalogue(),
        pressrun.editions(),
        pressrun.editionArticles(),
        pressrun.deliveries(),
        pressrun.audience(),
        pressrun.alerts(),
        new InboxFolder(pressrun.home().inbox()),
        pressrun.draftPreviewer(),
        pressrun.verifier(),
        pressrun.tokens(),
        (newsletter, address) -> new TestSending(pressrun).trouble(newsletter, address),
        pressrun.templates(),
        () -> List.of(vital(sender), vital(storage)),
        pressrun.clock());
  }

  private static Vital vital(Standby sender) {
    String detail = sender.delivers() ? "delivers" : "another process delivers";
    return sender
        .trouble()
        .map(why -> new Vital("sender", false, why))
        .orElseGet(() -> new Vital("sender", true, detail));
  }

  private static Vital vital(StorageWatch storage) {
    return storage
        .trouble()
        .map(why -> new Vital(Vital.STORAGE, false, why))
        .orElseGet(() -> new Vital(Vital.STORAGE, true, "can be written"));
  }

  private void describe(PublicSite publicSite, OperatorSite operatorSite, Standby sender) {
    WebSettings web = pressrun.settings().web();
    lines.add(
        "Preview, editions, inbox: http://" + web.operatorBind() + ":" + operatorSite.port() + "/");
    lines.add(
        "Readers' pages:           http://" + web.publicBind() + ":" + publicSite.port() + "/");
    sender.inboxPort().ifPresent(port -> lines.add("Built-in inbox (SMTP):    127.0.0.1:" + port));
    pressrun.settings().relays().stream().map(Service::words).forEach(lines::add);
    if (sender.trouble().isPresent()) {
      lines.add("! " + sender.trouble().get());
    } else if (!sender.delivers()) {
      lines.add("Another process delivers now; this one takes over when it ends.");
    }
  }

  private static String words(RelaySettings relay) {
    return "Relay %s: %s, at most %d in doubt after a kill, %d after a power cut"
        .formatted(
            relay.name(),
            relay.connections() == 1 ? "1 connection" : relay.connections() + " connections",
            relay.limits().inDoubt(),
            DeliveryLoop.marked(relay));
  }

  /** What a person at the terminal wants to know first. */
  public List<String> lines() {
    return lines;
  }

  /** Returns when the process is told to stop. */
  public void awaitStop() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
    stop.await();
  }

  private void stopAndWait() {
    stop.countDown();
    OrderlyEnd.await(stopped);
  }

  @Override
  public void close() {
    try {
      while (!closing.isEmpty()) {
        closing.pop().run();
      }
    } finally {
      stopped.countDown();
    }
  }
}
