package pressrun.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** What Quartz fires at a slot's time: it rings, and {@link Timekeeper} looks what is due. */
@DisallowConcurrentExecution
final class SlotBell implements Job {
  private final Timekeeper timekeeper;

  SlotBell(Timekeeper timekeeper) {
    this.timekeeper = timekeeper;
  }

  @Override
  public void execute(JobExecutionContext context) {
    timekeeper.ring(context.getJobDetail().getKey());
  }
}
