package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Watches a sender from outside: what reached the sink by when, and what the process cost. */
final class Meter {
  /** Rare enough to cost the senders nothing; rates are between two looks, whenever these were. */
  private static final long TICK_MILLIS = 20;

  private final Target target;

  Meter(Target target) {
    this.target = target;
  }

  /**
   * One run.
   *
   * @param wall seconds from the start of the process to its end
   * @param first seconds until the first message was taken
   * @param last seconds until the last one was
   * @param rate messages a second over the second half of them
   * @param cpu microseconds of the process for each message of the second half
   * @param wholeCpu the same over everything, the start included
   * @param peak the most resident memory seen, in KiB
   */
  record Run(
      int messages,
      double wall,
      double first,
      double last,
      double rate, double cpu, double wholeCpu, long peak) {}

  /** Where the counters stood at one moment. */
  private record Mark(long nanos, long messages, long cpuNanos) {}

  Run run(ProcessBuilder command, int messages) throws IOException, InterruptedException {
    long before = target.messages();
    long began = System.nanoTime();
    Process process = command.start();
    Mark half = new Mark(began, 0, 0);
    Mark last = half;
    Mark done = half;
    Mark none = half;
    long peak = 0;
    while (process.isAlive()) {
      last = mark(process, before, last);
      peak = Math.max(peak, Memory.peak(process.pid()));
      if (last.messages() == 0) {
        none = last;
      }
      if (last.messages() < messages / 2) {
        half = last;
      }
      if (done.messages() < messages) {
        done = last;
      }
      process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
    double wall = seconds(System.nanoTime() - began);
    long taken = target.messages() - before;
    if (process.exitValue() != 0 || taken != messages) {
      throw new IllegalStateException(
          command.command().get(0) + " ended with " + process.exitValue() + " after " + taken);
    }
    long second = done.messages() - half.messages();
    return new Run(
        messages,
        wall,
        seconds(none.nanos() - began),
        seconds(done.nanos() - began),
        second / seconds(done.nanos() - half.nanos()),
        micros(done.cpuNanos() - half.cpuNanos()) / second,
        micros(last.cpuNanos()) / messages,
        peak);
  }

  private Mark mark(Process process, long before, Mark last) throws IOException {
    long cpu = process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    return new Mark(
        System.nanoTime(), target.messages() - before, Math.max(cpu, last.cpuNanos()));
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private static double micros(long nanos) {
    return nanos / 1e3;
  }
}
