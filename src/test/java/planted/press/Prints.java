package planted.press;

/** Speaks on the console from the middle of the line. */
final class Prints {
  void report() {
    System.out.println("sent");
  }
}
