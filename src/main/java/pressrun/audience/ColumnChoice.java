package pressrun.audience;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person says of a file's columns, where its headings do not.
 *
 * @param address the column with the addresses: its heading, or its number from 1
 * @param ignored columns that say nothing about consent
 * @param optOuts columns that do, and the values in them that mean the person has left
 * @param optIns the same for values that mean the person subscribes
 * @param allLeft true when everybody in the file has left
 */
public record ColumnChoice(
    Optional<String> address,
    Set<String> ignored,
    Map<String, List<String>> optOuts,
    Map<String, List<String>> optIns,
    boolean allLeft) {

  /** Nothing is said: headings and cells decide. */
  public static ColumnChoice none() {
    return new ColumnChoice(Optional.empty(), Set.of(), Map.of(), Map.of(), false);
  }
}
