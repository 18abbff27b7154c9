package pressrun.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import pressrun.audience.ColumnChoice;

/** Options that say what the columns of a subscriber file hold. */
final class ColumnOptions {
  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "The column with the addresses, by its heading or its number.")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--opt-out",
      paramLabel = "COLUMN=VALUE[,VALUE]",
      description =
          "The values of a column that mean the person has left, * for any; may be repeated.")
  private List<String> optOuts = List.of();

  @Option(
      names = "--opt-in",
      paramLabel = "COLUMN=VALUE[,VALUE]",
      description = "The values of a column that mean the person subscribes; may be repeated.")
  private List<String> optIns = List.of();

  @Option(
      names = "--ignore-column",
      paramLabel = "NAME",
      description = "A column that does not say who has left; may be repeated.")
  private Set<String> ignored = Set.of();

  @Option(
      names = "--all-left",
      description = "Everybody in the file has left, such as in a list of those who unsubscribed.")
  private boolean allLeft;

  ColumnChoice choice() {
    return new ColumnChoice(
        address, ignored, values("--opt-out", optOuts), values("--opt-in", optIns), allLeft);
  }

  private static Map<String, List<String>> values(String option, List<String> given) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String one : given) {
      String[] parts = one.split("=", 2);
      if (parts.length != 2 || parts[0].isBlank()) {
        throw new WrongUse(option + ": expected COLUMN=VALUE, found \"" + one + "\"");
      }
      List<String> meant = values.computeIfAbsent(parts[0], column -> new ArrayList<>());
      meant.add(parts[1]); // A value may hold a comma of its own.
      meant.addAll(List.of(parts[1].split(",", -1)));
    }
    return values;
  }
}
