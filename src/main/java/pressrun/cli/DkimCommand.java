package pressrun.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pressrun.config.ConfigOutcome;
import pressrun.config.Settings;
import pressrun.dkim.Algorithm;
import pressrun.dkim.KeyFile;
import pressrun.dkim.KeyRecord;
import pressrun.dkim.SigningKey;
import pressrun.dkim.SigningKeys;

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
  static SigningKeys declared(Places places) {
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
      console.say("%s", new KeyRecord(algorithm, key.publicKey()).text());
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
}
