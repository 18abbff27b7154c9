package pressrun.cli;

import java.util.Locale;

/** Numbers with their nouns, in English. */
final class Words {
  private Words() {}

  /** A state or reason as lists and JSON show it: {@code too-old}. */
  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For nouns that only take an s. */
  static String count(long number, String noun) {
    return (number == 0 ? "no" : number) + " " + noun + (number == 1 ? "" : "s");
  }
}
