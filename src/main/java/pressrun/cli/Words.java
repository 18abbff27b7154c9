package pressrun.cli;

/** Numbers with their nouns, in English. */
final class Words {
  private Words() {}

  static String count(long number, String noun) {
    return (number == 0 ? "no" : number) + " " + noun + (number == 1 ? "" : "s");
  }
}
