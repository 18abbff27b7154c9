package pressrun.config;

import java.util.regex.Pattern;

/** The address of a database, without a login: names and passwords have keys of their own. */
final class JdbcAddress {
  private static final Pattern LOGIN = Pattern.compile("(?i)jdbc:[a-z]+:(?://)?[^?;]*@.*");

  /** What the drivers of both databases take as a name, a password or a key. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*[?&;]\\s*(user|password|pass|passwd|pwd|sslpassword|key|hexkey|passphrase)\\s*=.*");

  private JdbcAddress() {}

  static String read(Section section, String key, Values values) {
    String written = values.required(section, key);
    if (!written.startsWith("jdbc:postgresql:") && !written.startsWith("jdbc:sqlite:")) {
      section.problem(
          key,
          "expected jdbc:postgresql://host/name or jdbc:sqlite:FILE" + Values.found(section, key));
    } else if (hasLogin(written)) {
      section.problem(
          key,
          "no name and no password stands in the address, where logs would show it: write"
              + " user: and password: beside "
              + key
              + ":");
    }
    return written;
  }

  private static boolean hasLogin(String address) {
    String decoded = address.replaceAll("(?i)%5f", "_").replaceAll("(?i)%40", "@");
    boolean server = address.startsWith("jdbc:postgresql:");
    return (server && LOGIN.matcher(decoded).matches()) || SECRET.matcher(address).matches();
  }
}
