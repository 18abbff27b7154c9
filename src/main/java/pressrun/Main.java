package pressrun;

/** The program's first line. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {}
}
