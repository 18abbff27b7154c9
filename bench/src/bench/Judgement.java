package bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the ledger against what the sink took: nobody lost, nobody twice without a name for it. */
public record Judgement(int recipients, int sent, int held, int doubles, List<String> violations) {

  public static Judgement of(
      List<Ledger.Row> ledger, Collection<Arrivals.Arrival> arrivals, int recipients) {
    return of(ledger, arrivals, recipients, Set.of("HELD"));
  }

  /**
   * The same, for a proof in which rows may end otherwise than sent.
   *
   * @param unsent the states that a row may end in without a copy
   */
  static Judgement of(
      List<Ledger.Row> ledger,
      Collection<Arrivals.Arrival> arrivals,
      int recipients,
      Set<String> unsent) {
    Map<String, List<Arrivals.Arrival>> byRecipient =
        arrivals.stream().collect(Collectors.groupingBy(Arrivals.Arrival::recipient));
    List<String> violations = new ArrayList<>();
    int doubles = 0;
    if (ledger.size() != recipients) {
      violations.add("I9: " + recipients + " planned, " + ledger.size() + " in the ledger");
    }
    for (Ledger.Row row : ledger) {
      List<Arrivals.Arrival> copies = byRecipient.getOrDefault(row.address(), List.of());
      doubles += Math.max(0, copies.size() - 1);
      judge(row, copies, unsent, violations);
    }
    int sent = count(ledger, "SENT");
    long ended =
        ledger.stream()
            .filter(row -> row.state().equals("SENT") || unsent.contains(row.state()))
            .count();
    if (ended != ledger.size()) {
      violations.add("I9: " + ended + " ended as they may, of " + ledger.size());
    }
    return new Judgement(recipients, sent, count(ledger, "HELD"), doubles, violations);
  }

  private static void judge(
      Ledger.Row row,
      List<Arrivals.Arrival> copies,
      Set<String> unsent,
      List<String> violations) {
    if (copies.isEmpty() && !unsent.contains(row.state())) {
      violations.add("I1, I4: " + row.address() + " is " + row.state() + " and got nothing");
    }
    if (copies.size() > 1 + row.uncertain()) {
      violations.add(
          "I2: %s got %d copies, the ledger names %d uncertainties"
              .formatted(row.address(), copies.size(), row.uncertain()));
    }
    if (copies.stream().distinct().count() > 1) {
      violations.add("I3: the copies to " + row.address() + " differ");
    }
    if (copies.stream().anyMatch(copy -> !copy.messageId().equals(bare(row.messageId())))) {
      violations.add("I3: the Message-ID to " + row.address() + " is not the ledger's");
    }
  }

  private static String bare(String messageId) {
    return messageId == null ? "" : messageId.replaceAll("[<>]", "");
  }

  private static int count(List<Ledger.Row> ledger, String state) {
    return (int) ledger.stream().filter(row -> row.state().equals(state)).count();
  }
}
