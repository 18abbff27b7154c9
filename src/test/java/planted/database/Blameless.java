package planted.database;

/** Breaks no rule: what every planted class would look like. */
public final class Blameless {
  private final int rows;

  Blameless(int rows) {
    this.rows = rows;
  }

  public int rows() {
    return rows;
  }
}
