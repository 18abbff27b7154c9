package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sends an edition through a relay with each of the faults of the table, at several shares. */
public final class Faults {
  private Faults() {}

  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.read(
            arguments,
            """
            --rows LIST      of the table, such as 9,13,29a (all)
            --percent LIST   of the occasions (1,10,100)
            --recipients N   in each edition (400)
            --keep           leaves the folders there""");
    List<String> rows = List.of(options.word("rows", "").split(","));
    int wrong = 0;
    System.out.println("| row | fault | share | happened | class written down | what followed | |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (Fault fault : Fault.TABLE) {
      if (options.has("rows") && !rows.contains(fault.row())) {
        continue;
      }
      for (String percent : options.word("percent", "1,10,100").split(",")) {
        wrong += tried(fault, Integer.parseInt(percent), options) ? 0 : 1;
      }
    }
    System.out.printf("%d of them not as in the table%n", wrong);
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static boolean tried(Fault fault, int percent, Options options) throws Exception {
    Path folder = Files.createTempDirectory("pressrun-fault-" + fault.row() + "-");
    FaultTrial.Ended ended =
        FaultTrial.run(fault, percent, options.number("recipients", 400), folder);
    FaultReport report = ended.report();
    boolean right = ended.faults().isEmpty();
    System.out.printf(
        "| %s | %s | %d %% | %d | %s | %s | %s (%d s) |%n",
        fault.row(),
        fault.name(),
        percent,
        report.happened(),
        report.end().classes().isEmpty() ? "none" : String.join(", ", report.end().classes()),
        followed(report),
        right ? "as in the table" : "**" + String.join("; ", ended.faults()) + "**",
        ended.seconds());
    if (right && !options.has("keep")) {
      Folders.delete(folder);
    } else {
      System.err.println(folder);
    }
    return right;
  }

  private static String followed(FaultReport report) {
    StringBuilder words = new StringBuilder();
    for (String state : List.of("SENT", "FAILED", "EXPIRED", "HELD")) {
      long count = report.end().in(state);
      words.append(count == 0 ? "" : "%d %s, ".formatted(count, state.toLowerCase()));
    }
    long doubts = report.end().rows().stream().filter(row -> row.uncertain() > 0).count();
    words.append(doubts == 0 ? "" : doubts + " in doubt, ");
    int suppressed = report.end().suppressed();
    words.append(suppressed == 0 ? "" : suppressed + " suppressed, ");
    words.append(report.pauses() == 0 ? "" : report.pauses() + " pauses, ");
    words.append(report.end().alerted("relay:") ? "alert, " : "");
    return words.substring(0, Math.max(0, words.length() - 2));
  }
}
