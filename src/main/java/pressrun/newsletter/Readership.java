package pressrun.newsletter;

import java.util.List;

/**
 * Who reads a cadence: those who chose it; of the first, also all who chose none that is declared,
 * so that a cadence that goes leaves nobody without mail.
 */
public record Readership(String cadence, String others) {
  private static final String BAR = "|";

  /** Of the cadence that is everybody's who does not say otherwise. */
  static Readership first(String cadence, List<String> others) {
    return new Readership(
        cadence, BAR + String.join("", others.stream().map(Readership::barred).toList()));
  }

  /** Of one that has to be chosen. */
  static Readership chosen(String cadence) {
    return new Readership(cadence, "");
  }

  private static String barred(String name) {
    return name + BAR;
  }
}
