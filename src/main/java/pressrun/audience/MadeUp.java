package pressrun.audience;

import java.util.List;
import java.util.Optional;

/** Addresses of examples, RFC 2606 section 3: nobody reads mail there. */
public final class MadeUp {
  static final List<String> DOMAINS = List.of("example.org", "example.com", "example.net");

  private MadeUp() {}

  /** A count of addresses that are made up, and the first of them by alphabet. */
  public record Found(long number, String one) {
    /** Says that they keep an edition from going out, and how to remove them. */
    public String warning() {
      return MadeUp.warning(number, one, "");
    }
  }

  public static boolean is(String address) {
    return Addresses.judge(address) instanceof AddressVerdict.Valid valid
        && DOMAINS.contains(valid.canonical().substring(valid.canonical().indexOf('@') + 1));
  }

  /** Returns the rows of a file that would subscribe with one. */
  public static List<SubscriberFile.Row> among(List<SubscriberFile.Row> rows) {
    return rows.stream()
        .filter(row -> row.standing() == Standing.ACTIVE && is(row.person().address()))
        .toList();
  }

  /**
   * Says that so many keep an edition from going out, and how to remove one of them.
   *
   * @param where of a file, which line; else empty
   */
  private static String warning(long number, String one, String where) {
    return (number == 1
            ? "1 subscriber has a sample address: "
                + one
                + where
                + ". No edition is sent until you"
                + " remove it: "
            : number
                + " subscribers have sample addresses, such as "
                + one
                + where
                + ". No edition is sent until you remove them, each like this: ")
        + "pressrun subscribers remove "
        + one;
  }

  /** The same of rows of a file; empty when it has none of them. */
  public static Optional<String> warning(List<SubscriberFile.Row> rows) {
    List<SubscriberFile.Row> madeUp = among(rows);
    return madeUp.stream()
        .findFirst()
        .map(row -> warning(madeUp.size(), row.person().address(), " (line " + row.line() + ")"));
  }
}
