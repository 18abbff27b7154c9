package pressrun.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hosts written as numbers, as browsers read them (url.spec.whatwg.org, "IPv4 parser"): {@code
 * 0x7f.1} and {@code 2130706433} are both 127.0.0.1.
 */
final class NumericHost {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");
  private static final int LONGEST = 60;

  private NumericHost() {}

  /** A name as it is; a number in dots; none for what ends like a number and is none. */
  static Optional<String> read(String host) {
    List<String> parts = new ArrayList<>(Arrays.asList(host.split("\\.", -1)));
    if (parts.size() > 1 && parts.get(parts.size() - 1).isEmpty()) {
      parts.remove(parts.size() - 1);
    }
    boolean name = !NUMBER.matcher(parts.get(parts.size() - 1)).matches();
    return name ? Optional.of(host) : address(parts);
  }

  private static Optional<String> address(List<String> parts) {
    int last = parts.size() - 1;
    if (last > 3) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i <= last; i++) {
      long most = i < last ? 0xFF : (1L << (8 * (4 - last))) - 1;
      Optional<Long> number = number(parts.get(i)).filter(value -> value <= most);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      address += i < last ? number.get() << (8 * (3 - i)) : number.get();
    }
    return Optional.of(
        String.format(
            "%d.%d.%d.%d",
            address >> 24, (address >> 16) & 0xFF, (address >> 8) & 0xFF, address & 0xFF));
  }

  private static Optional<Long> number(String written) {
    if (!NUMBER.matcher(written).matches() || written.length() > LONGEST) {
      return Optional.empty();
    }
    boolean hex = written.startsWith("0x") || written.startsWith("0X");
    boolean octal = !hex && written.startsWith("0") && written.length() > 1;
    String digits = written.substring(hex ? 2 : 0).replaceFirst("^0+", "");
    try {
      int radix = hex ? 16 : octal ? 8 : 10;
      return Optional.of(digits.isEmpty() ? 0 : Long.parseLong(digits, radix));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }
}
