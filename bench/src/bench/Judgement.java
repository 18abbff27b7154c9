package bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds the ledger against what the sink took: nobody lost, nobody twice without a name for it. */
record Judgement(int recipients, int sent, int held, int doubles, List<String> violations) {

  static Judgement of(List<Ledger.Row> ledger, Collection<Arrivals.Arrival> arrivals, int recipients) {
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
      judge(row, copies, violations);
    }
    int sent = count(ledger, "SENT");
    int held = count(ledger, "HELD");
    if (sent + held != ledger.size()) {
      violations.add("I9: " + sent + " sent and " + held + " held of " + ledger.size());
    }
    return new Judgement(recipients, sent, held, doubles, violations);
  }

  private static void judge(
      Ledger.Row row, List<Arrivals.Arrival> copies, List<String> violations) {
    if (copies.isEmpty() && !row.state().equals("HELD")) {
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
