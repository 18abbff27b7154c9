package pressrun.audience;

import java.util.List;

/** Addresses of examples, RFC 2606 section 3: nobody reads mail there. */
public final class MadeUp {
  public static final List<String> DOMAINS = List.of("example.org", "example.com", "example.net");

  private MadeUp() {}

  public static boolean is(String address) {
    return Addresses.judge(address) instanceof AddressVerdict.Valid valid
        && DOMAINS.contains(valid.canonical().substring(valid.canonical().indexOf('@') + 1));
  }

  /** How many rows of a file would subscribe with one. */
  public static long among(List<SubscriberFile.Row> rows) {
    return rows.stream()
        .filter(row -> row.standing() == Standing.ACTIVE && is(row.person().address()))
        .count();
  }
}
