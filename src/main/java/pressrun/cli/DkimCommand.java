package pressrun.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pressrun.config.ConfigOutcome;
import pressrun.config.Settings;
import pressrun.dkim.Algorithm;
import pressrun.dkim.Dns;
import pressrun.dkim.KeyFile;
import pressrun.dkim.KeyRecord;
import pressrun.dkim.PublishedKeys;
import pressrun.dkim.PublishedKeys.Answer;
import pressrun.dkim.SigningKey;
import pressrun.dkim.SigningKeys;
import pressrun.dkim.Verdict;
import pressrun.dkim.Verifier;

@Command(
    name = "dkim",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Keys that mail is signed with (DKIM): makes them, shows their records, judges.")
final class DkimCommand implements Runnable {
  @Override
  public void run() {
    throw new WrongUse("keygen, record or verify? pressrun dkim --help shows how it is used.");
  }

  /** Without the database: a key is made and tried before anything else works. */
  private static SigningKeys declared(Places places) {
    ConfigOutcome outcome = places.home().readConfiguration();
    if (outcome instanceof ConfigOutcome.Invalid invalid) {
      throw new BadConfiguration(invalid.problems());
    }
    Settings settings = ((ConfigOutcome.Valid) outcome).settings();
    return settings.signing();
  }

  @Command(
      name = "keygen",
      mixinStandardHelpOptions = true,
      description = "Makes a key, and shows what the DNS must hold; never over a file.")
  static final class Keygen implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "Where the private key goes.")
    private Path file = Path.of("");

    @Option(
        names = "--type",
        paramLabel = "TYPE",
        description = "rsa (2048 bits) or ed25519 (default: rsa).")
    private Algorithm algorithm = Algorithm.RSA;

    Keygen(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws IOException {
      KeyFile key = KeyFile.generate(algorithm);
      try {
        if (file.toAbsolutePath().getParent() != null) {
          Files.createDirectories(file.toAbsolutePath().getParent());
        }
        key.write(file);
      } catch (FileAlreadyExistsException there) {
        throw new WrongUse(there.getMessage() + " is there already; nothing was written");
      }
      console.warn(
          "%s holds the private key. Declare it under signing: in pressrun.yml, and publish as TXT"
              + " record of SELECTOR._domainkey.DOMAIN:",
          file);
      console.say("%s", KeyRecord.of(algorithm, key.publicKey()).text());
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "record",
      mixinStandardHelpOptions = true,
      description = "The DNS records of the declared keys, as lines of a zone file.")
  static final class Records implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();

    Records(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      List<SigningKey> keys = declared(places).all();
      if (keys.isEmpty()) {
        throw new WrongUse("no key is declared under signing: in pressrun.yml");
      }
      keys.forEach(key -> console.say("%s. IN TXT %s", key.place(), key.record().zoneText()));
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Judges the signatures of a mail, with the declared keys and else with the DNS; 1 unless one"
            + " passes and none fails.",
        "Without a mail: whether the DNS holds the records of the declared keys."
      })
  static final class Verify implements Callable<Integer> {
    private static final Answer NONE = new Answer.Records(List.of());

    private final Console console;
    @Mixin private final Places places = new Places();

    @Parameters(
        paramLabel = "MAIL",
        arity = "0..1",
        description = "A message as it was sent or received (.eml).")
    private Optional<Path> mail = Optional.empty();

    @Option(
        names = "--dns",
        paramLabel = "SERVER",
        description = "The name server to ask, host or host:port (default: this machine's).")
    private Optional<String> server = Optional.empty();

    @Option(names = "--json", description = "One JSON object a line, one per signature or key.")
    private boolean json;

    Verify(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws IOException {
      SigningKeys declared = declared(places);
      return mail.isPresent() ? judge(mail.get(), declared) : compare(declared);
    }

    private int judge(Path file, SigningKeys declared) throws IOException {
      if (!Files.isReadable(file)) {
        throw new WrongUse(file + " is not there, or cannot be read");
      }
      List<Verdict> verdicts =
          new Verifier(place -> ownOrPublished(declared, place), places.home().clock())
              .judge(Files.readAllBytes(file));
      if (verdicts.isEmpty()) {
        console.warn("%s is not signed.", file);
      }
      verdicts.forEach(this::show);
      return !verdicts.isEmpty() && verdicts.stream().allMatch(Verdict::passes)
          ? ExitCode.DONE
          : ExitCode.FAILED;
    }

    private Answer ownOrPublished(SigningKeys declared, String place) {
      Answer own = declared.at(place);
      return own.equals(NONE) ? new Dns(server).at(place) : own;
    }

    private void show(Verdict verdict) {
      String result = verdict.result().name().toLowerCase(Locale.ROOT);
      if (json) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("domain", verdict.domain());
        line.put("selector", verdict.selector());
        line.put("algorithm", verdict.algorithm());
        line.put("result", result);
        line.put("why", verdict.why());
        console.json(line);
        return;
      }
      console.say(
          "%s: %s, %s, by %s%s",
          result,
          verdict.domain(),
          verdict.algorithm(),
          verdict.selector(),
          verdict.why().isEmpty() ? "" : ": " + verdict.why());
    }

    private int compare(SigningKeys declared) {
      if (declared.all().isEmpty()) {
        throw new WrongUse("no key is declared under signing: in pressrun.yml");
      }
      PublishedKeys dns = new Dns(server);
      int failed = 0;
      for (SigningKey key : declared.all()) {
        String found = found(key, dns.at(key.place()));
        failed += found.isEmpty() ? 0 : 1;
        show(key, found);
      }
      return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** What is wrong; empty when nothing is. */
    private static String found(SigningKey key, Answer answer) {
      if (answer instanceof Answer.Silence silence) {
        return silence.why();
      }
      List<String> texts = ((Answer.Records) answer).texts();
      boolean published =
          texts.stream()
              .map(KeyRecord::read)
              .flatMap(Optional::stream)
              .anyMatch(key.record()::equals);
      if (published) {
        return "";
      }
      return texts.isEmpty() ? "the DNS has no record there" : "the DNS holds another key there";
    }

    private void show(SigningKey key, String wrong) {
      if (json) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("place", key.place());
        line.put("published", wrong.isEmpty());
        line.put("why", wrong);
        console.json(line);
      } else {
        console.say("%s: %s", key.place(), wrong.isEmpty() ? "published" : wrong);
      }
    }
  }
}
