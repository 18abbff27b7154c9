package pressrun.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pressrun.dkim.KeyFile;
import pressrun.dkim.KeyReading;
import pressrun.dkim.SigningKey;
import pressrun.dkim.SigningKeys;

/** The items of {@code signing}. */
final class SigningSections {
  static final List<Key> KEYS =
      List.of(
          Key.text(
                  "domain",
                  "The domain that signs: a sender's, or one above it. Signatures of another domain"
                      + " count for nothing with DMARC.")
              .required()
              .example("example.org"),
          Key.text(
                  "selector",
                  "Names the key in the DNS: its record stands at `SELECTOR._domainkey.DOMAIN`, as"
                      + " `pressrun dkim record` shows it.")
              .required()
              .example("press2026"),
          Key.of(
                  Key.Kind.FILE,
                  "key",
                  "File of the private key, in PEM; `pressrun dkim keygen` makes one. An Ed25519 key"
                      + " signs beside an RSA key of the same domain.")
              .required()
              .example("dkim/press2026.pem"),
          Key.text(
                  "since",
                  "The day (UTC) from which this key signs in place of an earlier one of its domain;"
                      + " leave the earlier one until its mail is out. Left out: always.")
              .example("2026-12-01"));

  private static final Pattern SELECTOR =
      Pattern.compile(Values.LABEL + "(\\." + Values.LABEL + "){0,3}");

  private final Values values;

  SigningSections(Values values) {
    this.values = values;
  }

  SigningKeys read(Section main) {
    List<Section> sections = main.sections("signing");
    Set<String> places = new HashSet<>();
    SigningKeys keys =
        new SigningKeys(
            sections.stream()
                .map(section -> key(section, places))
                .flatMap(Optional::stream)
                .toList());
    if (!sections.isEmpty() && keys.all().size() == sections.size()) {
      judgeAlone(main, keys);
      judgeTies(main, keys);
    }
    return keys;
  }

  private static void judgeAlone(Section main, SigningKeys keys) {
    if (keys.all().stream().anyMatch(key -> !keys.covers(key.domain()))) {
      main.problem(
          "signing",
          "an Ed25519 key never signs alone, for many cannot check it yet; give its domain an RSA"
              + " key too");
    }
  }

  private static void judgeTies(Section main, SigningKeys keys) {
    Set<List<Object>> seen = new HashSet<>();
    for (SigningKey key : keys.all()) {
      if (!seen.add(List.of(key.domain(), key.algorithm(), key.since()))) {
        main.problem(
            "signing",
            "two keys of one kind sign for "
                + key.domain()
                + " from the same day; the newer one needs its own since:");
      }
    }
  }

  private Optional<SigningKey> key(Section section, Set<String> places) {
    values.required(section, "domain");
    String domain = values.domain(section, "domain").orElse("");
    String selector = selector(section);
    Optional<Instant> since = since(section);
    if (!selector.isEmpty() && !places.add(selector + "._domainkey." + domain)) {
      section.problem("selector", "\"" + selector + "\" stands here a second time");
    }
    return file(section)
        .filter(file -> since.isPresent())
        .map(
            file ->
                new SigningKey(
                    domain,
                    selector,
                    since.orElseThrow(),
                    file.algorithm(),
                    file.privateKey(),
                    file.publicKey()));
  }

  private String selector(Section section) {
    String selector = values.required(section, "selector").toLowerCase(Locale.ROOT);
    if (!selector.isEmpty() && !SELECTOR.matcher(selector).matches()) {
      section.problem(
          "selector",
          "expected letters, digits, hyphens and dots: what stands before ._domainkey"
              + Values.found(section, "selector"));
    }
    return selector;
  }

  private Optional<Instant> since(Section section) {
    Optional<String> written = values.text(section, "since");
    try {
      return written
          .map(text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant())
          .or(() -> Optional.of(Instant.EPOCH));
    } catch (DateTimeParseException wrong) {
      section.problem(
          "since", "expected a day such as 2026-12-01" + Values.found(section, "since"));
      return Optional.empty();
    }
  }

  private Optional<KeyFile> file(Section section) {
    values.required(section, "key");
    return values.file(section, "key").filter(Files::exists).flatMap(path -> file(section, path));
  }

  private static Optional<KeyFile> file(Section section, Path path) {
    try {
      KeyReading reading = KeyFile.read(path);
      if (reading instanceof KeyReading.Usable usable) {
        return Optional.of(usable.key());
      }
      section.problem("key", path + ": " + ((KeyReading.Unusable) reading).why());
    } catch (IOException unreadable) {
      section.problem("key", path + " cannot be read");
    }
    return Optional.empty();
  }
}
