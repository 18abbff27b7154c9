package pressrun.audience;

import java.util.List;
import java.util.Locale;

/** Addresses of examples, RFC 2606 section 3: nobody reads mail there. */
public final class MadeUp {
  public static final List<String> DOMAINS = List.of("example.org", "example.com", "example.net");

  private MadeUp() {}

  public static boolean is(String address) {
    String domain = address.strip().substring(address.strip().lastIndexOf('@') + 1);
    return DOMAINS.contains(domain.toLowerCase(Locale.ROOT));
  }

  /** How many rows of a file would subscribe with one. */
  public static long among(List<SubscriberFile.Row> rows) {
    return rows.stream()
        .filter(row -> row.standing() == Standing.ACTIVE && is(row.person().address()))
        .count();
  }
}
