package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is to follow from a fault, as the table of faults has it. */
enum Reaction {
  GOES_ON("all sent at once", Set.of()) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      check(wrong, !report.end().countedInVain(), "an attempt was made in vain");
      check(wrong, !report.end().alerted("relay:"), "an alert was raised");
    }
  },
  RESTS("relay rests, alert, all sent", Set.of()) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      check(wrong, !report.end().countedInVain(), "an attempt was counted");
      if (report.always()) {
        check(wrong, report.broken().alerted("relay:"), "no alert");
        check(wrong, report.broken().in("SENT") == 0, "sent all the same");
        check(wrong, report.asked() <= MOST_ASKED, "asked " + report.asked() + " times");
      }
    }
  },
  STOPS("relay stopped, alert, all sent once mended", Set.of()) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      check(wrong, report.end().alerted("relay:"), "no alert");
      check(wrong, !report.end().countedInVain(), "an attempt was counted");
      check(
          wrong,
          !report.always() || report.asked() <= CONNECTIONS + 1,
          "asked " + report.asked() + " times");
    }
  },
  SLOWS("slower or fewer connections, all sent", Set.of()) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      check(wrong, !report.end().countedInVain(), "an attempt was counted");
      if (report.always()) {
        check(wrong, report.asked() <= MOST_ASKED, "asked " + report.asked() + " times");
        check(wrong, report.broken().alerted("relay:"), "no alert");
      }
    }
  },
  PAUSES("edition paused, alert, nobody bounced", Set.of()) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      check(wrong, report.pauses() > 0, "not paused");
      check(wrong, report.end().alerted("paused:"), "no alert");
      check(wrong, report.end().suppressed() == 0, "somebody was suppressed");
      check(wrong, !report.end().countedInVain(), "an attempt was counted");
    }
  },
  RETRIES("tried again, expired at last", Set.of("EXPIRED")) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      check(wrong, report.always() || report.end().triedAgain(), "not tried again");
      check(wrong, report.end().suppressed() == 0, "somebody was suppressed");
      long lost = report.always() ? report.end().rows().size() : 0;
      check(wrong, report.end().in("EXPIRED") == lost, report.end().in("EXPIRED") + " expired");
    }
  },
  WAITS("tried again; all alike: the relay rests, alert, all sent", Set.of()) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      check(wrong, report.always() || report.end().triedAgain(), "not tried again");
      check(wrong, !report.always() || report.broken().alerted("relay:"), "no alert");
      check(wrong, report.end().suppressed() == 0, "somebody was suppressed");
    }
  },
  BOUNCES("failed and suppressed; all alike: paused, and all sent later", Set.of("FAILED")) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      long due = report.always() ? 0 : report.happened();
      long failed = report.end().in("FAILED");
      check(wrong, failed == due, failed + " failed of " + report.happened());
      long suppressed = report.end().suppressed();
      check(wrong, suppressed == due, suppressed + " suppressed and not " + due);
      check(wrong, report.always() == report.pauses() > 0, report.pauses() + " pauses");
    }
  },
  FAILS("failed, never suppressed; all alike: paused, and all sent later", Set.of("FAILED")) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      long due = report.always() ? 0 : report.happened();
      long failed = report.end().in("FAILED");
      check(wrong, failed == due, failed + " failed of " + report.happened());
      check(wrong, report.end().suppressed() == 0, "somebody was suppressed");
      check(wrong, report.always() == report.pauses() > 0, report.pauses() + " pauses");
    }
  },
  DISLIKED("failed; the same three times: paused, and tried again", Set.of("FAILED")) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      long failed = report.end().in("FAILED");
      check(wrong, failed < 3, failed + " failed of " + report.happened());
      check(wrong, report.end().suppressed() == 0, "somebody was suppressed");
      check(wrong, report.happened() >= 3 == report.pauses() > 0, report.pauses() + " pauses");
    }
  },
  ALL_ALIKE("ten in a row: paused, none suppressed", Set.of("FAILED")) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      boolean many = report.happened() >= 10;
      long due = many ? 0 : report.happened();
      long suppressed = report.end().suppressed();
      check(wrong, suppressed == due, suppressed + " suppressed and not " + due);
      check(wrong, many == report.pauses() > 0, report.pauses() + " pauses");
    }
  },
  DOUBTS("uncertain, once more after the grace, else held", Set.of("HELD")) {
    @Override
    void judge(FaultReport report, List<String> wrong) {
      check(
          wrong,
          report.end().rows().stream()
              .allMatch(row -> !row.state().equals("HELD") || row.uncertain() == 2),
          "held before the second doubt");
      check(
          wrong,
          report.end().rows().stream().allMatch(row -> row.uncertain() <= 2),
          "a third copy by itself");
    }
  };

  static final int CONNECTIONS = 4;

  /** A first round of all connections, and the probes of a rest that doubles up to 2 s. */
  private static final int MOST_ASKED = 40;

  private final String words;
  private final Set<String> unsent;

  Reaction(String words, Set<String> unsent) {
    this.words = words;
    this.unsent = unsent;
  }

  /** In words for a table. */
  String words() {
    return words;
  }

  /** In which states a row may end without having been sent. */
  Set<String> unsent() {
    return unsent;
  }

  /** What is not as it should be. */
  List<String> faults(FaultReport report) {
    List<String> wrong = new ArrayList<>();
    judge(report, wrong);
    return wrong;
  }

  abstract void judge(FaultReport report, List<String> wrong);

  private static void check(List<String> wrong, boolean right, String words) {
    if (!right) {
      wrong.add(words);
    }
  }
}
