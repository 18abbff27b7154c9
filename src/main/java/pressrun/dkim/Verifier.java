package pressrun.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pressrun.dkim.PublishedKeys.Answer;
import pressrun.dkim.Verdict.Result;

/** Judges the signatures of a message (RFC 6376, 6.1). For all threads. */
public final class Verifier {
  private static final Pattern OWN_VALUE =
      Pattern.compile("((?:^[^:;]*:|;)\\s*b\\s*=)[^;]*?(\\s*$|;)");

  /** More are not looked at (RFC 6376, 6.1): each costs a question and a digest of the body. */
  private static final int MOST_SIGNATURES = 10;

  private final PublishedKeys published;
  private final Clock clock;

  public Verifier(PublishedKeys published, Clock clock) {
    this.published = published;
    this.clock = clock;
  }

  /** One verdict for each of the first ten signatures; none when there is no signature. */
  public List<Verdict> judge(byte[] message) {
    int end = HeaderField.end(message);
    List<HeaderField> fields = HeaderField.all(message, end);
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase("DKIM-Signature"))
        .limit(MOST_SIGNATURES)
        .map(field -> judge(message, end, fields, field))
        .toList();
  }

  private Verdict judge(byte[] message, int end, List<HeaderField> fields, HeaderField field) {
    SignatureTags tags = new SignatureTags(TagList.of(field.value()));
    Optional<String> unfit = tags.unfit(clock.instant());
    if (unfit.isPresent()) {
      return verdict(tags, Result.PERMERROR, unfit.get());
    }
    Answer answer = published.at(tags.place());
    if (answer instanceof Answer.Silence silence) {
      return verdict(tags, Result.TEMPERROR, silence.why());
    }
    List<KeyRecord> records =
        ((Answer.Records) answer)
            .texts().stream()
                .map(KeyRecord::read)
                .flatMap(Optional::stream)
                .filter(record -> record.algorithm() == tags.algorithm())
                .toList();
    if (records.isEmpty()) {
      return verdict(tags, Result.PERMERROR, "no key that fits stands at " + tags.place());
    }
    if (!MessageDigest.isEqual(bodyHash(message, end, tags), tags.bodyHash())) {
      return verdict(tags, Result.FAIL, "the body is not as it was signed");
    }
    byte[] header = header(fields, field, tags);
    return records.stream().anyMatch(record -> verifies(record, header, tags))
        ? verdict(tags, Result.PASS, "")
        : verdict(
            tags, Result.FAIL, "the header is not as it was signed, or another key signed it");
  }

  private static Verdict verdict(SignatureTags tags, Result result, String why) {
    return new Verdict(
        SignatureTags.shown(tags.domain()),
        SignatureTags.shown(tags.selector()),
        tags.algorithmName(),
        result,
        why);
  }

  private static byte[] bodyHash(byte[] message, int end, SignatureTags tags) {
    MessageDigest digest = Algorithm.sha256();
    tags.forBody().body(message, Math.min(end + 2, message.length), digest);
    return digest.digest();
  }

  private static byte[] header(List<HeaderField> fields, HeaderField own, SignatureTags tags) {
    StringBuilder input = new StringBuilder();
    tags.chosen(fields).forEach(field -> input.append(tags.forHeader().field(field)));
    String open = OWN_VALUE.matcher(own.whole()).replaceFirst("$1$2");
    String last = tags.forHeader().field(new HeaderField(own.name(), open));
    input.append(last, 0, last.length() - 2);
    return input.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean verifies(KeyRecord record, byte[] header, SignatureTags tags) {
    try {
      return record.algorithm().verify(record.key(), header, tags.signature());
    } catch (GeneralSecurityException damaged) {
      return false;
    }
  }
}
