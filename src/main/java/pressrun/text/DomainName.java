package pressrun.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.IDNA;
import com.ibm.icu.util.VersionInfo;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import pressrun.text.DomainReading.Invalid;
import pressrun.text.DomainReading.Valid;

/**
 * Reads domain names by IDNA2008 as UTS 46 maps it, non-transitional: ß, ς and the joiners of
 * Persian and Sinhala stay themselves, as in today's browsers. The only place that does so.
 */
public final class DomainName {
  private static final int NON_TRANSITIONAL =
      IDNA.CHECK_BIDI
          | IDNA.CHECK_CONTEXTJ
          | IDNA.NONTRANSITIONAL_TO_ASCII
          | IDNA.NONTRANSITIONAL_TO_UNICODE;

  /** RFC 1035, 2.3.4, without the dot of the root. */
  private static final int LONGEST = 253;

  private static final int LONGEST_LABEL = 63;

  private static final Pattern OF_MAIL = Pattern.compile("[a-z0-9.-]*");
  private static final Pattern OF_HOST = Pattern.compile("[a-z0-9._-]*");

  /** Google and others have hosts such as r3---sn.example; only xn-- has a meaning there. */
  private static final Set<IDNA.Error> HARMLESS = EnumSet.of(IDNA.Error.HYPHEN_3_4);

  private static final Set<IDNA.Error> HARMLESS_IN_HOSTS =
      EnumSet.of(IDNA.Error.HYPHEN_3_4, IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN);

  /** Loads its tables when they are first needed: plain names need none. */
  private static final class Uts46 {
    static final IDNA RULES = IDNA.getUTS46Instance(NON_TRANSITIONAL);
  }

  private DomainName() {}

  /** Reads the domain of an address: letters, digits and hyphens of any script. */
  public static DomainReading ofMail(String written) {
    return read(written, HARMLESS, OF_MAIL);
  }

  /** Reads the name of a host, which may also have underscores and odd hyphens. */
  public static DomainReading ofHost(String written) {
    return read(written, HARMLESS_IN_HOSTS, OF_HOST);
  }

  /** Returns what tells equal names apart from others, also of texts that are no names. */
  public static String comparable(String written) {
    return ofHost(written).asciiName().orElseGet(() -> written.toLowerCase(Locale.ROOT));
  }

  /** Names the rules, which each version of Unicode adds characters to. */
  public static String rules() {
    VersionInfo unicode = UCharacter.getUnicodeVersion();
    return "UTS 46 of Unicode " + unicode.getMajor() + "." + unicode.getMinor();
  }

  private static DomainReading read(String written, Set<IDNA.Error> harmless, Pattern characters) {
    if (isPlain(written)) {
      return new Valid(written, written);
    }
    IDNA.Info found = new IDNA.Info();
    String name = Uts46.RULES.nameToASCII(written, new StringBuilder(), found).toString();
    String ascii =
        (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).toLowerCase(Locale.ROOT);
    if (ascii.isEmpty()) {
      return new Invalid("is empty");
    }
    for (IDNA.Error error : found.getErrors()) {
      if (!harmless.contains(error)) {
        return new Invalid(words(error, written));
      }
    }
    if (ascii.length() > LONGEST) {
      return new Invalid(words(IDNA.Error.DOMAIN_NAME_TOO_LONG, written));
    }
    return characters.matcher(ascii).matches()
        ? new Valid(ascii, shown(written, ascii))
        : new Invalid(words(IDNA.Error.DISALLOWED, written));
  }

  /** Nearly every name: in lower case and ASCII, without a label that could be xn--…. */
  private static boolean isPlain(String written) {
    char before = '.'; // No sign stands first.
    int length = 0;
    for (int at = 0; at < written.length(); at++) {
      char c = written.charAt(at);
      boolean sign = (c == '.' || c == '-') && before != '.' && before != '-';
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      length = c == '.' ? 0 : length + 1;
      if (!(letter || sign) || length > LONGEST_LABEL) {
        return false;
      }
      before = c;
    }
    return before != '.' && before != '-' && written.length() <= LONGEST;
  }

  private static String shown(String written, String ascii) {
    if (written.chars().allMatch(c -> c < 0x80)) {
      return ascii;
    }
    String name =
        Uts46.RULES.nameToUnicode(written, new StringBuilder(), new IDNA.Info()).toString();
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static String words(IDNA.Error error, String written) {
    return switch (error) {
      case EMPTY_LABEL -> "has two dots in a row, or begins with one";
      case LABEL_TOO_LONG ->
          "has a part between dots that is longer than 63 characters as the DNS counts them";
      case DOMAIN_NAME_TOO_LONG -> "is longer than 253 characters as the DNS counts them";
      case LEADING_HYPHEN -> "has a part that begins with a hyphen";
      case TRAILING_HYPHEN -> "has a part that ends with a hyphen";
      case HYPHEN_3_4 -> "has a part with two hyphens where only xn-- has them";
      case LEADING_COMBINING_MARK -> "has a part that begins with an accent without its letter";
      case DISALLOWED -> disallowed(written);
      case PUNYCODE, INVALID_ACE_LABEL, LABEL_HAS_DOT ->
          "has a part with xn-- that stands for no letters; write it in its own letters instead";
      case BIDI -> "mixes letters that are written from the right with others in one part";
      case CONTEXTJ -> "has an invisible joiner where its script does not use one";
      case CONTEXTO_PUNCTUATION, CONTEXTO_DIGITS ->
          "has a sign or a digit where its script does not use one";
    };
  }

  private static String disallowed(String written) {
    return written
        .codePoints()
        .filter(DomainName::isRefused)
        .mapToObj(c -> "has a character that no domain may have: " + named(c))
        .findFirst()
        .orElse("has a character that no domain may have");
  }

  private static boolean isRefused(int character) {
    if (character == '.') {
      return false;
    }
    String single = "a" + Character.toString(character) + "a";
    IDNA.Info info = new IDNA.Info();
    String ascii = Uts46.RULES.nameToASCII(single, new StringBuilder(), info).toString();
    return info.getErrors().contains(IDNA.Error.DISALLOWED)
        || !OF_MAIL.matcher(ascii.toLowerCase(Locale.ROOT)).matches();
  }

  private static String named(int character) {
    String code = String.format(Locale.ROOT, "U+%04X", character);
    String shown = Printable.shortened(Character.toString(character), 1);
    return shown.isEmpty() ? code : "“" + shown + "” (" + code + ")";
  }
}
