package pressrun.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pressrun.audience.AddressVerdict;
import pressrun.audience.Addresses;
import pressrun.secret.SecretFile;
import pressrun.secret.SecretFile.UnusableSecret;
import pressrun.text.DomainName;
import pressrun.text.DomainReading;
import pressrun.text.Printable;

/** Turns texts of a section into values, noting what is wrong; the standard value counts then. */
final class Values {
  static final String DURATION_WORDS = "([0-9]{1,6})\\s*(ms|s|m|h|d)";
  static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern DURATION = Pattern.compile(DURATION_WORDS);

  /** Words of other programs, and ours for them. */
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "ssl", "implicit",
          "ssl/tls", "implicit",
          "smtps", "implicit",
          "tls", "starttls",
          "off", "none",
          "false", "none");

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::-([^}]*))?}");

  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{4,253}$)(" + LABEL + "\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

  /** An address of the web, around its host. */
  private static final Pattern WEB =
      Pattern.compile("(?i)(https?://(?:[^/?#]*@)?)([^/?#:@\\[\\]]+)((?::[0-9]*)?(?:[/?#].*)?)");

  private final Path folder;
  private final Map<String, String> environment;

  Values(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** A text with its {@code ${NAME}}s filled in from the environment. */
  Optional<String> text(Section section, String key) {
    return section.text(key).map(written -> filled(section, key, written));
  }

  String required(Section section, String key) {
    Optional<String> value = text(section, key).map(String::strip).filter(text -> !text.isEmpty());
    if (value.isEmpty() && section.lacks(key)) {
      section.problem(key, "is missing");
    }
    return value.orElse("");
  }

  /** A required name that stands in addresses and is typed. */
  String name(Section section, String key) {
    String name = required(section, key);
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      section.problem(
          key,
          "expected a-z, 0-9 and -, at most 40 letters, beginning with a letter"
              + found(section, key));
    }
    return name;
  }

  private String filled(Section section, String key, String written) {
    return VARIABLE
        .matcher(written)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    variable(section, key, found.group(1), Optional.ofNullable(found.group(2)))));
  }

  /**
   * What a message shows of a value: as it is written, so that nothing of the environment is told,
   * and without what may be a password in an address.
   */
  static String found(Section section, String key) {
    String written = section.text(key).orElse("");
    return ", found \"" + Printable.withoutLogin(written) + "\"";
  }

  /** A variable that is misspelt would else be taken for the secret itself. */
  private static void noLooseVariable(Section section, String key) {
    String rest = VARIABLE.matcher(section.text(key).orElse("")).replaceAll("");
    if (rest.contains("${")) {
      section.problem(key, "an environment variable is written ${NAME}, in capital letters");
    }
  }

  private String variable(Section section, String key, String name, Optional<String> standard) {
    Optional<String> value = Optional.ofNullable(environment.get(name)).or(() -> standard);
    if (value.isEmpty()) {
      String hint =
          NearestWord.of(name, environment.keySet())
              .map(near -> "; did you mean \"" + near + "\"?")
              .orElse("");
      section.problem(key, "the environment has no " + name + hint);
    }
    return value.orElse("");
  }

  /** A secret, given in the key or in the file that its {@code _file} twin names. */
  Optional<String> secret(Section section, String key) {
    String twin = key + "_file";
    if (section.has(key) && section.has(twin)) {
      section.problem(twin, "give either " + key + " or " + twin);
    }
    noLooseVariable(section, key);
    Optional<String> named = text(section, twin);
    return named.isPresent()
        ? contents(section, twin, folder.resolve(named.get()))
        : text(section, key);
  }

  private static Optional<String> contents(Section section, String key, Path file) {
    try {
      return Optional.of(SecretFile.read(file));
    } catch (UnusableSecret unusable) {
      section.problem(key, String.valueOf(unusable.getMessage()));
      return Optional.of("");
    } catch (IOException failure) {
      section.problem(key, "the file " + file + " cannot be read");
      return Optional.empty();
    }
  }

  int number(Section section, String key) {
    return number(section, key, Integer.parseInt(section.declaration(key).standard()));
  }

  /** One that may be left out. */
  OptionalInt optionalNumber(Section section, String key) {
    return section.has(key) ? OptionalInt.of(number(section, key, 1)) : OptionalInt.empty();
  }

  /** With a standard that depends on another key. */
  int number(Section section, String key, int standard) {
    Key.Range range = section.declaration(key).range();
    Optional<String> written = text(section, key);
    if (written.isEmpty()) {
      return standard;
    }
    if (written.get().matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(written.get());
      if (number >= range.least() && number <= range.most()) {
        return number;
      }
    }
    section.problem(
        key,
        "expected a whole number from "
            + range.least()
            + " to "
            + range.most()
            + found(section, key));
    return standard;
  }

  Duration duration(Section section, String key) {
    Duration duration = duration(textOrStandard(section, key));
    if (duration.isZero()) {
      section.problem(
          key,
          "expected a duration such as 30s, 15m, 2h or 7d, longer than 0"
              + found(section, key)
              + NearestDuration.hint(section.text(key).orElse("")));
    }
    return duration;
  }

  /** One or several, with commas between. */
  List<Duration> durations(Section section, String key) {
    List<Duration> durations =
        Stream.of(textOrStandard(section, key).split(",", -1)).map(Values::duration).toList();
    if (durations.contains(Duration.ZERO)) {
      section.problem(
          key,
          "expected durations with commas between, such as 5m, 30m, 2h, each longer than 0"
              + found(section, key));
    }
    return durations;
  }

  /** Zero when it is none. */
  private static Duration duration(String written) {
    Matcher found = DURATION.matcher(written.strip());
    return found.matches() ? duration(found) : Duration.ZERO;
  }

  private static Duration duration(Matcher found) {
    long number = Long.parseLong(found.group(1));
    return switch (found.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  <E extends Enum<E>> E choice(Section section, String key, E standard) {
    Optional<String> written = text(section, key);
    if (written.isEmpty()) {
      return standard;
    }
    List<E> choices = List.of(standard.getDeclaringClass().getEnumConstants());
    Optional<E> chosen =
        choices.stream().filter(value -> word(value).equals(written.get())).findFirst();
    if (chosen.isEmpty()) {
      List<String> words = choices.stream().map(Values::word).toList();
      String hint =
          Optional.ofNullable(SYNONYMS.get(written.get().toLowerCase(Locale.ROOT)))
              .filter(words::contains)
              .or(() -> NearestWord.of(written.get(), words))
              .map(near -> "; did you mean \"" + near + "\"?")
              .orElse("");
      section.problem(key, "expected " + String.join(" or ", words) + found(section, key) + hint);
    }
    return chosen.orElse(standard);
  }

  /** How an enum's value is written in files. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean yes(Section section, String key) {
    Optional<String> written = text(section, key);
    if (written.isPresent() && !Arrays.asList("true", "false").contains(written.get())) {
      section.problem(key, "expected true or false" + found(section, key));
    }
    return written.filter("true"::equals).isPresent();
  }

  /** A text; what the declaration says counts when it is left out. */
  String textOrStandard(Section section, String key) {
    return text(section, key).orElseGet(section.declaration(key)::standard);
  }

  Optional<String> address(Section section, String key) {
    return text(section, key).map(written -> address(section, key, written));
  }

  private static String address(Section section, String key, String written) {
    if (Addresses.judge(written) instanceof AddressVerdict.Valid valid) {
      if (written.contains("<") || written.contains("(")) {
        section.problem(key, "expected only the address, " + valid.address() + found(section, key));
      }
      return valid.address();
    }
    AddressVerdict.Invalid invalid = (AddressVerdict.Invalid) Addresses.judge(written);
    section.problem(key, "expected an e-mail address: " + invalid.why() + found(section, key));
    return written;
  }

  /** A domain with a dot in it, as the DNS has it. */
  Optional<String> domain(Section section, String key) {
    Optional<String> written = text(section, key).map(String::strip);
    if (written.isEmpty() || written.get().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> domain = asciiDomain(written.get());
    if (domain.isEmpty()) {
      section.problem(
          key,
          "expected a domain such as news.example.org"
              + objection(DomainName.ofMail(written.get()))
              + found(section, key));
    }
    return domain;
  }

  /** Returns a domain with a dot in it as the DNS has it; empty when it is none. */
  static Optional<String> asciiDomain(String written) {
    return DomainName.ofMail(written)
        .asciiName()
        .filter(domain -> DOMAIN.matcher(domain).matches() && !written.endsWith("."));
  }

  /** Says to stand behind what was expected; empty when the name itself is one. */
  static String objection(DomainReading reading) {
    return reading instanceof DomainReading.Invalid invalid ? "; this " + invalid.why() : "";
  }

  Optional<URI> url(Section section, String key) {
    Optional<String> written = text(section, key);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = WEB.matcher(written.get().strip());
    DomainReading host = DomainName.ofHost(parts.matches() ? parts.group(2) : "any");
    try {
      URI uri = new URI(withAsciiHost(written.get().strip(), parts, host));
      boolean web = List.of("http", "https").contains(String.valueOf(uri.getScheme()));
      if (web && uri.getHost() != null && host instanceof DomainReading.Valid) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException wrong) {
      // Told below.
    }
    section.problem(
        key, "expected an http or https address" + hostObjection(host) + found(section, key));
    return Optional.empty();
  }

  /** Java's own type knows hosts in ASCII only; others stay as they are written. */
  private static String withAsciiHost(String written, Matcher parts, DomainReading host) {
    boolean ascii = written.chars().allMatch(c -> c < 0x80);
    return parts.matches() && !ascii && host.asciiName().isPresent()
        ? parts.group(1) + host.asciiName().get() + parts.group(3)
        : written;
  }

  private static String hostObjection(DomainReading host) {
    return host instanceof DomainReading.Invalid invalid ? "; its host " + invalid.why() : "";
  }

  /** A file or folder that must be there. */
  Optional<Path> file(Section section, String key) {
    Optional<Path> path = text(section, key).map(written -> folder.resolve(written).normalize());
    if (path.isPresent() && !Files.exists(path.get())) {
      section.problem(key, path.get() + " is not there");
    }
    return path;
  }

  Path folder() {
    return folder;
  }
}
