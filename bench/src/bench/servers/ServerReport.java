package bench.servers;

import bench.Evidence;
import bench.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One edition through one server with one limit.
 *
 * @param valid valid signatures on what arrived; empty when nobody could judge them
 * @param broken rules that were broken besides those of the judgement
 */
record ServerReport(
    MailServer server,
    Judgement judgement,
    Evidence end,
    int arrived,
    Optional<Integer> valid,
    List<String> broken,
    long seconds) {

  List<String> faults() {
    List<String> wrong = new ArrayList<>(judgement.violations().stream().limit(3).toList());
    if (judgement.doubles() > server.doubtsBorne()) {
      wrong.add(judgement.doubles() + " doubles");
    }
    if (uncertain() > server.doubtsBorne()) {
      wrong.add(uncertain() + " uncertain");
    }
    if (end.suppressed() > 0) {
      wrong.add(end.suppressed() + " suppressed");
    }
    if (valid.isPresent() && valid.get() != arrived) {
      wrong.add("DKIM valid in " + valid.get() + " of " + arrived);
    }
    wrong.addAll(broken);
    return wrong;
  }

  private int uncertain() {
    return end.rows().stream().mapToInt(Evidence.Row::uncertain).sum();
  }

  private long failed() {
    return end.in("FAILED") + end.in("SUPPRESSED") + end.in("EXPIRED") + end.in("HELD");
  }

  /** The columns from "sent" on. */
  String columns() {
    return "%d | %d | %d | %d | %d | %s | %s | %d"
        .formatted(
            end.in("SENT"),
            judgement.doubles(),
            judgement.recipients() - (arrived - judgement.doubles()),
            failed(),
            uncertain(),
            valid.map(count -> count + " valid").orElse("not judged"),
            alerts(),
            seconds);
  }

  /** Names the kinds of alerts; a slot that passed while nothing was there to send is none of the server's. */
  private String alerts() {
    String kinds =
        end.alerts().stream()
            .map(alert -> alert.split(":", 2)[0])
            .filter(kind -> !kind.equals("missed"))
            .distinct()
            .collect(Collectors.joining(", "));
    return kinds.isEmpty() ? "none" : kinds;
  }
}
