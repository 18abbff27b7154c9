package bench;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import pressrun.testing.SmtpFaultServer.Act;

/** When a fault happens, from when it begins until it is mended. For all threads. */
final class Chance implements Supplier<Optional<Act>> {
  private final Plan plan;
  private final Act act;
  private boolean begun;
  private boolean mended;
  private int occasions;
  private int happened;

  /** Which of the occasions, counted from 0, are the fault's; each is asked about once. */
  @FunctionalInterface
  interface Plan {
    boolean includes(int occasion);

    /** So many of each hundred, at random in each block, so that no share comes to nothing. */
    static Plan share(int percent) {
      int block = 100 / percent;
      SplittableRandom random = new SplittableRandom(1);
      int[] turn = {0};
      return occasion -> {
        turn[0] = occasion % block == 0 ? occasion + random.nextInt(block) : turn[0];
        return occasion == turn[0];
      };
    }

    /** So many, one after the other. */
    static Plan inARow(int first, int count) {
      return occasion -> occasion >= first && occasion < first + count;
    }
  }

  Chance(Plan plan, Act act) {
    this.plan = plan;
    this.act = act;
  }

  synchronized void begin() {
    begun = true;
  }

  synchronized void mend() {
    mended = true;
  }

  synchronized int happened() {
    return happened;
  }

  @Override
  public synchronized Optional<Act> get() {
    boolean now = begun && !mended && plan.includes(occasions++);
    happened += now ? 1 : 0;
    return now ? Optional.of(act) : Optional.empty();
  }
}
