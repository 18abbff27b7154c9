package planted.render;

/** Counts in a static field. */
final class Counts {
  private static int rendered;

  int next() {
    return ++rendered;
  }
}
