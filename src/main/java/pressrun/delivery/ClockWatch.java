package pressrun.delivery;

import java.time.Duration;
import java.time.Instant;
import pressrun.database.Dialect;
import pressrun.database.Transaction;

/**
 * Tells of a clock that jumps. The ledger's time goes on evenly while an edition is being sent, so
 * that a jump delays nothing and expires nobody; it agrees with the clock again when nothing is
 * sent. Of the one thread that claims.
 */
final class ClockWatch {
  private static final String ALERT = "clock";
  private static final Duration TOLD = Duration.ofHours(6);
  private static final Duration SMALL = Duration.ofMinutes(1);

  private final LedgerClock clock;
  private final DeliveryDesk desk;
  private final String whose;
  private Instant endsAt;
  private Duration known = Duration.ZERO;

  ClockWatch(LedgerClock clock, DeliveryDesk desk) {
    this.clock = clock;
    this.desk = desk;
    this.endsAt = desk.steady().instant(); // What an earlier process told of.
    this.whose =
        desk.database().dialect() == Dialect.SQLITE
            ? "of this machine"
            : "of the database's server";
  }

  /** True when the clock has jumped since the last look. */
  boolean look() {
    Duration jump = clock.jump();
    Duration news = jump.minus(known);
    if (news.abs().compareTo(SMALL) < 0) {
      return false;
    }
    known = jump;
    endsAt = desk.steady().instant().plus(TOLD);
    desk.alerts().raise(ALERT, words(news));
    return true;
  }

  private String words(Duration jump) {
    String moved = jump.isNegative() ? "was set back by " : "jumped ahead by ";
    return "the clock "
        + whose
        + " "
        + moved
        + amount(jump.abs())
        + "; what is being sent goes on by the time that really passes, and the times shown of it are"
        + " those of the clock before, until it is done. Have the clock set by a time server (NTP)";
  }

  /** Whole days, hours or minutes, as far as they matter. */
  static String amount(Duration time) {
    long minutes = time.plusSeconds(30).toMinutes();
    if (minutes < 120) {
      return minutes + " min";
    }
    long hours = (minutes + 30) / 60;
    return hours < 72 ? hours + " h" : (hours + 12) / 24 + " days";
  }

  /** Returns what the clock will show at a moment of the steady one. */
  Instant timeOfDay(Instant steadily) {
    return clock.at(steadily).plus(known);
  }

  /** Nothing is being sent: the ledger's time may move. */
  void idle() {
    clock.follow(clock.jump());
    known = Duration.ZERO;
    if (!desk.steady().instant().isBefore(endsAt)) {
      desk.alerts().clear(ALERT);
    }
  }

  /** Deliveries were to wait until a time that only a wrong clock can have given them. */
  void corrected(Transaction transaction, int rows) {
    if (rows > 0) {
      endsAt = desk.steady().instant().plus(TOLD);
      desk.alerts()
          .raise(
              transaction,
              ALERT,
              (rows == 1 ? "1 delivery was" : rows + " deliveries were")
                  + " to wait until a time that a clock gave which was ahead; "
                  + (rows == 1 ? "it goes" : "they go")
                  + " out now. Have the clock "
                  + whose
                  + " set by a time server (NTP)");
    }
  }
}
