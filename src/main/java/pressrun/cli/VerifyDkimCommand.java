package pressrun.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import pressrun.dkim.Dns;
import pressrun.dkim.KeyRecord;
import pressrun.dkim.PublishedKeys;
import pressrun.dkim.PublishedKeys.Answer;
import pressrun.dkim.SigningKey;
import pressrun.dkim.SigningKeys;
import pressrun.dkim.Verdict;
import pressrun.dkim.Verifier;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Judges the signatures of a mail, with the declared keys and else with the DNS (with --dns"
          + " always); 1 unless all of them pass.",
      "Without a mail: whether the DNS holds the records of the declared keys."
    })
final class VerifyDkimCommand implements Callable<Integer> {
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

  VerifyDkimCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (server.isPresent() && !Dns.isServer(server.get())) {
      throw new WrongUse("--dns: expected host or host:port, found \"" + server.get() + "\"");
    }
    PublishedKeys dns = new Dns(server);
    SigningKeys declared = DkimCommand.declared(places);
    return mail.isPresent()
        ? judge(NamedFile.existing(mail.get()), declared, dns)
        : compare(declared, dns);
  }

  private int judge(Path file, SigningKeys declared, PublishedKeys dns) {
    List<Verdict> verdicts =
        new Verifier(place -> ownOrPublished(declared, dns, place), places.home().clock())
            .judge(read(file));
    if (verdicts.isEmpty()) {
      console.warn("%s is not signed.", file);
    }
    verdicts.forEach(this::show);
    return !verdicts.isEmpty() && verdicts.stream().allMatch(Verdict::passes)
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }

  /** Many programs save a mail with the line ends of this machine. */
  private byte[] read(Path file) {
    try {
      byte[] message = Files.readAllBytes(file);
      String text = new String(message, StandardCharsets.ISO_8859_1);
      if (text.indexOf('\r') >= 0) {
        return message;
      }
      console.warn("%s was saved without the line ends of the wire; they were put back.", file);
      return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    } catch (IOException failure) {
      throw new UncheckedIOException(file + " cannot be read", failure);
    }
  }

  private Answer ownOrPublished(SigningKeys declared, PublishedKeys dns, String place) {
    Answer own = declared.at(place);
    if (server.isPresent() || own.equals(NONE)) {
      return dns.at(place);
    }
    console.warn("%s is declared here; whether the DNS has it was not asked.", place);
    return own;
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
    } else {
      console.say(
          "%s: %s, %s, by %s%s",
          result,
          verdict.domain(),
          verdict.algorithm(),
          verdict.selector(),
          verdict.why().isEmpty() ? "" : ": " + verdict.why());
    }
  }

  private int compare(SigningKeys declared, PublishedKeys dns) {
    if (declared.all().isEmpty()) {
      throw new WrongUse("no key is declared under signing: in pressrun.yml");
    }
    int failed = 0;
    for (SigningKey key : declared.all()) {
      String wrong = wrong(key, dns.at(key.place()));
      failed += wrong.isEmpty() ? 0 : 1;
      show(key, wrong);
    }
    return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** Empty when nothing is. */
  private static String wrong(SigningKey key, Answer answer) {
    if (answer instanceof Answer.Silence silence) {
      return silence.why();
    }
    List<String> texts = ((Answer.Records) answer).texts();
    if (texts.size() != 1) {
      return texts.isEmpty()
          ? "the DNS has no record there"
          : "the DNS has several records there, and nobody knows which counts";
    }
    Optional<KeyRecord> record = KeyRecord.read(texts.get(0));
    if (record.isEmpty()) {
      return "the record there has no key that can be used; it was revoked or is damaged";
    }
    return record.get().equals(key.record()) ? "" : "the DNS holds another key there";
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
