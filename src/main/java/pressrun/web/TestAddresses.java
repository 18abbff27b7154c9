package pressrun.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import pressrun.audience.AddressVerdict;
import pressrun.audience.Addresses;

/**
 * To whom a test copy shall go.
 *
 * @param wrong what is no address, or one too many, in words
 */
record TestAddresses(List<String> good, List<String> wrong) {
  private static final int MOST = 10;

  /** As typed into one field, parted by commas or spaces. */
  static TestAddresses read(Optional<String> typed) {
    TestAddresses addresses = new TestAddresses(new ArrayList<>(), new ArrayList<>());
    Arrays.stream(typed.orElse("").split("[\\s,;]+"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .forEach(addresses::add);
    return addresses;
  }

  static TestAddresses asked(Context exchange) {
    return read(Optional.ofNullable(exchange.queryParam("to")));
  }

  static TestAddresses posted(Context exchange) {
    return read(Optional.ofNullable(exchange.formParam("to")));
  }

  private void add(String address) {
    if (Addresses.judge(address) instanceof AddressVerdict.Invalid invalid) {
      wrong.add(address + ": " + invalid.why());
    } else if (good.size() == MOST) {
      wrong.add(address + ": ten at once are enough");
    } else {
      good.add(((AddressVerdict.Valid) Addresses.judge(address)).address());
    }
  }
}
