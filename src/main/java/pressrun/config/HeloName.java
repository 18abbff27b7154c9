package pressrun.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code helo}: a full host name, or an address in brackets (RFC 5321, 4.1.3). */
final class HeloName {
  private static final Pattern V4 = Pattern.compile("\\[[0-9]{1,3}(\\.[0-9]{1,3}){3}]");
  private static final Pattern V6 = Pattern.compile("\\[ipv6:[0-9a-f]*+:[0-9a-f:.]*+]");

  private HeloName() {}

  /** Returns the name; empty when it is left out, or after a problem. */
  static Optional<String> read(Section section, String key, Values values) {
    Optional<String> written = values.text(section, key).map(String::strip);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    String name = written.get();
    if (isLiteral(name)) {
      return written;
    }
    Optional<String> domain = Values.asciiDomain(name);
    if (domain.isEmpty()) {
      section.problem(
          key,
          "expected this machine's full name in the DNS, such as news.example.org"
              + Values.found(section, key)
              + inBrackets(name));
    }
    return domain;
  }

  private static boolean isLiteral(String name) {
    boolean form =
        V4.matcher(name).matches() || V6.matcher(name.toLowerCase(Locale.ROOT)).matches();
    return form && HostName.looksLikeOne(address(name));
  }

  private static String address(String literal) {
    return literal.replaceFirst("(?i)^\\[(ipv6:)?", "").replaceFirst("]$", "");
  }

  private static String inBrackets(String name) {
    String address = address(name);
    if (!HostName.isAddress(address)) {
      return "";
    }
    String literal = (address.contains(":") ? "[IPv6:" : "[") + address + "]";
    return "; an address is written \"" + literal + "\", in quotes";
  }
}
