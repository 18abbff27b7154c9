package pressrun.audience;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.util.Locale;
import java.util.regex.Pattern;
import pressrun.audience.AddressVerdict.Invalid;
import pressrun.audience.AddressVerdict.Valid;
import pressrun.text.DomainName;
import pressrun.text.DomainReading;

/** Judges addresses: the grammar of RFC 5321, 4.1.2, less what no reader has and attackers use. */
public final class Addresses {
  private static final int MAXIMUM = 254;
  private static final int LOCAL_MAXIMUM = 64;
  private static final EmailValidator GRAMMAR =
      JMail.validator()
          .disallowIpDomain()
          .requireTopLevelDomain()
          .disallowExplicitSourceRouting()
          .disallowQuotedIdentifiers();

  /** A quoted string before the @, RFC 5321 section 4.1.2. */
  private static final Pattern QUOTED =
      Pattern.compile("\\s*+\"[^\"\\p{Cntrl}]++\"@[^\\s@\"]++\\s*+");

  private Addresses() {}

  /**
   * Cleans and judges: invisible characters, surrounding blanks and quotes, a name before the
   * address and the comma behind it are taken off.
   */
  public static AddressVerdict judge(String text) {
    int sign = text.indexOf('@');
    return sign > 0 && isPlain(text, sign)
        ? judge(text.substring(0, sign), text.substring(sign + 1))
        : judgeUnclean(text);
  }

  /** Nearly every address: letters, digits and signs between them, of which nothing is cleaned. */
  private static boolean isPlain(String text, int sign) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      boolean within = (c == '.' || c == '-' || c == '_' || c == '+') && at > 0;
      if (!(letter || at == sign || (within && at < text.length() - 1))) {
        return false;
      }
    }
    return sign < text.length() - 1;
  }

  private static AddressVerdict judgeUnclean(String text) {
    if (QUOTED.matcher(text).matches()) {
      return new Invalid(
          "quotation marks before the @ are legal, but hardly any relay takes them, so an address"
              + " with them is refused; ask for another one",
          text.strip());
    }
    String address = AddressText.clean(text);
    int at = address.lastIndexOf('@');
    if (address.isEmpty()) {
      return new Invalid("the address is empty");
    }
    if (address.codePoints().anyMatch(Character::isISOControl)) {
      return new Invalid("the address holds a line break or another control character");
    }
    if (address.indexOf('@') != at) {
      return new Invalid("one address is expected, but \"" + address + "\" holds more than one @");
    }
    if (address.codePoints().anyMatch(Addresses::foreign)) {
      return new Invalid(
          "the address holds white space or a character that no address has", address);
    }
    if (at < 1 || at == address.length() - 1) {
      return new Invalid("an address has a name, an @ and a domain", address);
    }
    return judge(address.substring(0, at), address.substring(at + 1));
  }

  private static AddressVerdict judge(String local, String domain) {
    DomainReading reading = DomainName.ofMail(domain);
    if (reading instanceof DomainReading.Invalid invalid) {
      return new Invalid("the domain \"" + domain + "\" " + invalid.why());
    }
    DomainReading.Valid name = (DomainReading.Valid) reading;
    String ascii = name.ascii();
    if (local.length() > LOCAL_MAXIMUM || local.length() + 1 + ascii.length() > MAXIMUM) {
      return new Invalid("the address is longer than 64 characters before the @ or 254 in all");
    }
    if (local.contains("\"") || local.contains("(") || !GRAMMAR.isValid(local + "@" + ascii)) {
      return new Invalid("\"" + local + "@" + domain + "\" is not a valid e-mail address");
    }
    return new Valid(local + "@" + name.shown(), local.toLowerCase(Locale.ROOT) + "@" + ascii);
  }

  private static boolean foreign(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || (Character.getType(character) == Character.FORMAT && !AddressText.isJoiner(character))
        || Character.getType(character) == Character.SURROGATE;
  }
}
