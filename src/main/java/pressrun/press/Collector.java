package pressrun.press;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.alert.AlertStore;
import pressrun.newsletter.Newsletter;
import pressrun.source.Source;

/**
 * Reads all sources of a newsletter side by side and keeps what is new; run twice, it adds once.
 */
public final class Collector {
  private static final Logger log = LoggerFactory.getLogger(Collector.class);
  private static final int AT_ONCE = 16;
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final SourceIntake intake;
  private final AlertStore alerts;
  private final Duration deadline;
  private final Overdue overdue;

  public Collector(SourceIntake intake, AlertStore alerts) {
    this(intake, alerts, DEADLINE, new Overdue(System::nanoTime));
  }

  /** {@code deadline} is for all sources together. */
  Collector(SourceIntake intake, AlertStore alerts, Duration deadline, Overdue overdue) {
    this.intake = intake;
    this.alerts = alerts;
    this.deadline = deadline;
    this.overdue = overdue;
  }

  /** One report per source, in the order they are declared; never throws for a bad source. */
  public List<SourceReport> collect(Newsletter newsletter) throws InterruptedException {
    return collect(newsletter, newsletter.sources());
  }

  /** Only what lies on this machine: after a file was changed, nobody else is asked again. */
  public List<SourceReport> collectLocal(Newsletter newsletter) throws InterruptedException {
    return collect(
        newsletter,
        newsletter.sources().stream().filter(source -> source.place().isPresent()).toList());
  }

  private List<SourceReport> collect(Newsletter newsletter, List<Source> sources)
      throws InterruptedException {
    ExecutorService readers =
        Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, sources.size())));
    try {
      List<Callable<SourceReport>> tasks = new ArrayList<>();
      sources.forEach(source -> tasks.add(() -> take(source, newsletter)));
      List<Future<SourceReport>> answers =
          readers.invokeAll(tasks, deadline.toMillis(), TimeUnit.MILLISECONDS);
      List<SourceReport> reports = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        reports.add(report(sources.get(i), answers.get(i)));
      }
      reports.forEach(this::tell);
      return reports;
    } finally {
      readers.shutdownNow();
    }
  }

  private SourceReport take(Source source, Newsletter newsletter) {
    Optional<String> rest = overdue.rest(source.key());
    if (rest.isPresent()) {
      return new SourceReport(source.name(), source.key(), 0, rest);
    }
    overdue.begins(source.key());
    try {
      return intake.take(source, newsletter.language());
    } finally {
      overdue.ends(source.key());
    }
  }

  private SourceReport report(Source source, Future<SourceReport> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException late) {
      overdue.tookTooLong(source.key());
      String problem = "it was not read within " + deadline.toSeconds() + " seconds";
      return new SourceReport(source.name(), source.key(), 0, Optional.of(problem));
    } catch (ExecutionException failure) {
      log.error("collecting {} failed", source.name(), failure.getCause());
      String problem = "keeping what it holds failed by a fault of Pressrun's, see the log";
      return new SourceReport(source.name(), source.key(), 0, Optional.of(problem));
    }
  }

  /** What stands behind a question mark may be a secret. */
  private static String alertKey(String source) {
    int query = source.indexOf('?');
    return query < 0
        ? "source:" + source
        : "source:" + source.substring(0, query) + "?" + Integer.toHexString(source.hashCode());
  }

  private void tell(SourceReport report) {
    String key = alertKey(report.key());
    report
        .problem()
        .ifPresentOrElse(
            problem -> alerts.raise(key, report.name() + ": " + problem), () -> alerts.clear(key));
  }
}
