package pressrun.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pressrun.audience.AddressVerdict;
import pressrun.audience.Addresses;
import pressrun.audience.NewSubscriber;
import pressrun.audience.Standing;
import pressrun.audience.SubscriberFile.Row;

/**
 * The rows of a subscriber file, by what is to be done with them; each address stands once.
 *
 * @param active people who get the newsletter
 * @param left people who must not be written to any more
 * @param unconfirmed people who have not confirmed yet
 * @param repeated rows whose address stands above
 * @param empty rows without an address
 * @param refused rows whose address is none
 * @param cleaned rows whose address was written with something around it
 */
record SortedRows(
    List<Row> active,
    List<Row> left,
    List<Row> unconfirmed,
    List<Told> repeated,
    List<Told> empty,
    List<Told> refused,
    List<Told> cleaned) {

  /** A row of the file, from 1, and what is to be said of it. */
  record Told(long line, String why) {}

  static SortedRows of(List<Row> rows) {
    Map<String, Row> byAddress = new LinkedHashMap<>();
    List<Told> repeated = new ArrayList<>();
    List<Told> empty = new ArrayList<>();
    List<Told> refused = new ArrayList<>();
    List<Told> cleaned = new ArrayList<>();
    for (Row row : rows) {
      String written = row.person().address();
      if (Addresses.judge(written) instanceof AddressVerdict.Valid valid) {
        if (!valid.address().equalsIgnoreCase(written)) {
          cleaned.add(new Told(row.line(), valid.address()));
        }
        if (byAddress.containsKey(valid.canonical())) {
          repeated.add(new Told(row.line(), ""));
        }
        byAddress.merge(valid.canonical(), row, SortedRows::merged);
      } else if (written.isBlank()) {
        empty.add(new Told(row.line(), ""));
      } else {
        refused.add(
            new Told(row.line(), ((AddressVerdict.Invalid) Addresses.judge(written)).message()));
      }
    }
    List<Row> people = List.copyOf(byAddress.values());
    return new SortedRows(
        people.stream().filter(row -> row.standing() == Standing.ACTIVE).toList(),
        people.stream().filter(row -> row.standing().hasLeft()).toList(),
        people.stream().filter(row -> row.standing() == Standing.PENDING).toList(),
        repeated,
        empty,
        refused,
        cleaned);
  }

  /** The first name counts, and the standing that forbids most. */
  private static Row merged(Row first, Row second) {
    NewSubscriber named = first.person().name().isEmpty() ? second.person() : first.person();
    NewSubscriber person =
        new NewSubscriber(
            first.person().address(),
            named.name(),
            first.person().language().or(second.person()::language),
            first.person().preference());
    boolean weaker = second.standing().strength() > first.standing().strength();
    return new Row(first.line(), person, weaker ? second.standing() : first.standing());
  }

  List<NewSubscriber> people() {
    return active.stream().map(Row::person).toList();
  }
}
