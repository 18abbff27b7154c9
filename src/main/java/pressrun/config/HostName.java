package pressrun.config;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The form of host names and addresses; whether there is such a host is asked when it is used. */
final class HostName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
  private static final Pattern IPV6 = Pattern.compile("\\[?[0-9a-fA-F]*+:[0-9a-fA-F:.]*+]?");

  private HostName() {}

  static boolean looksLikeOne(String text) {
    return isAddress(text) || (NAME.matcher(text).matches() && !NUMBERS.matcher(text).matches());
  }

  /** True of four numbers, and of what may be an IPv6 address. */
  static boolean isAddress(String text) {
    if (NUMBERS.matcher(text).matches()) {
      String[] parts = text.split("[.]", -1);
      return parts.length == 4 && Arrays.stream(parts).allMatch(HostName::octet);
    }
    return IPV6.matcher(text).matches() && text.indexOf(':') != text.lastIndexOf(':');
  }

  private static boolean octet(String part) {
    return part.matches("[0-9]{1,3}") && Integer.parseInt(part) <= 255;
  }
}
