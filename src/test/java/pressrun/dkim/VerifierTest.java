package pressrun.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pressrun.dkim.PublishedKeys.Answer;
import pressrun.dkim.Verdict.Result;

/** Judged by the example of RFC 8463, appendix A, which has a signature of each kind. */
final class VerifierTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private static final Map<String, String> DNS =
      Map.of(
          "brisbane._domainkey.football.example.com",
          "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
          "test._domainkey.football.example.com",
          "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWR"
              + "iGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutAC"
              + "DfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3"
              + "Ip3G+2kryOTIKT+l/K4w3QIDAQAB");

  private static final String EXAMPLE =
      """
      DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=brisbane; t=1528637909; h=from : to :
       subject : date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
       Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
      DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=test; t=1528637909; h=from : to : subject :
       date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
       DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
       dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
      From: Joe SixPack <joe@football.example.com>
      To: Suzie Q <suzie@shopping.example.net>
      Subject: Is dinner ready?
      Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
      Message-ID: <20030712040037.46341.5F8J@football.example.com>

      Hi.

      We lost the game.  Are you hungry yet?

      Joe.
      """;

  private static List<Verdict> judged(String message) {
    PublishedKeys keys =
        place -> new Answer.Records(DNS.containsKey(place) ? List.of(DNS.get(place)) : List.of());
    return new Verifier(keys, CLOCK).judge(wire(message));
  }

  private static byte[] wire(String message) {
    return message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void bothSignaturesOfTheExamplePass() {
    assertThat(judged(EXAMPLE))
        .extracting(Verdict::selector, Verdict::algorithm, Verdict::result)
        .containsExactly(
            tuple("brisbane", "ed25519-sha256", Result.PASS),
            tuple("test", "rsa-sha256", Result.PASS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "game.  Are | game. Are | PASS",
        "Joe.\\n | Joe. \t\\n\\n\\n | PASS",
        "Subject: Is | SUBJECT :   Is | PASS",
        "game. | Game. | FAIL",
        "lost the | lostthe | FAIL",
        "Is dinner | is dinner | FAIL",
        "From: Joe | From: Moe | FAIL",
        "Message-ID: < | Subject: Two\\nMessage-ID: < | FAIL",
        "s=brisbane | s=sydney | PERMERROR",
        "v=1; | v=2; | PERMERROR",
        "a=ed25519-sha256 | a=ed25519-sha1 | PERMERROR",
        "h=from : to :\\n subject : date : message-id : from : | h=to : | PERMERROR",
        "t=1528637909; | t=1528637909; x=1528638000; | PERMERROR",
        "t=1528637909; | t=1528637909; l=4; | PERMERROR",
        "i=@football | i=@cricket | PERMERROR",
        "b=/gCr | b=*gCr | PERMERROR",
        "c=relaxed/relaxed | c=easy/relaxed | PERMERROR",
        "q=dns/txt | q=dns/other | PERMERROR",
        "t=1528637909; | t=1528637909; x=1; | PERMERROR",
        "s=brisbane; | s=bris bane; | PERMERROR",
        "s=brisbane; | s=..; | PERMERROR",
        "bh=2jUS | v=1; bh=2jUS | PERMERROR"
      })
  void whatIsChangedIsForgivenOrNot(String from, String to, Result result) {
    String changed = EXAMPLE.replaceFirst(quoted(from), Matcher.quoteReplacement(lines(to)));
    assertThat(changed).isNotEqualTo(EXAMPLE);
    assertThat(judged(changed).get(0).result()).isEqualTo(result);
  }

  private static String quoted(String text) {
    return Pattern.quote(lines(text));
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n");
  }

  @Test
  void whatASignatureSaysOfItselfCannotSpeakToWhoReadsTheVerdict() {
    String forged =
        EXAMPLE.replaceFirst("d=football.example.com;", "d=x\n pass: bank.example, \u001b[1m;");
    assertThat(judged(forged).get(0).domain()).isEmpty();
    assertThat(judged(forged).get(0).why()).doesNotContain("bank");
  }

  @Test
  void manySignaturesOrVeryLongListsOfNamesTakeNoTime() {
    AtomicInteger asked = new AtomicInteger();
    PublishedKeys counting =
        place -> {
          asked.incrementAndGet();
          return new Answer.Records(List.of());
        };
    String signature = EXAMPLE.substring(0, EXAMPLE.indexOf("DKIM-Signature", 5));
    String many = signature.repeat(10_000) + EXAMPLE;
    assertThat(new Verifier(counting, CLOCK).judge(wire(many))).hasSize(10);
    assertThat(asked).hasValue(10);
    String blanks = EXAMPLE.replaceFirst("h=from :", "h=from" + " ".repeat(200_000) + ":");
    assertThat(judged(blanks).get(0).result()).isEqualTo(Result.PASS);
    String names = EXAMPLE.replaceFirst("h=from :", "h=" + "from:".repeat(100_000));
    assertThat(judged(names).get(0).result()).isEqualTo(Result.PERMERROR);
  }

  @Test
  void whoeverCannotBeAskedMayBeAskedLater() {
    PublishedKeys silent = place -> new Answer.Silence("no name server answers");
    assertThat(new Verifier(silent, CLOCK).judge(wire(EXAMPLE)))
        .extracting(Verdict::result)
        .containsOnly(Result.TEMPERROR);
  }

  @ParameterizedTest
  @CsvSource({"''", "'DKIM-Signature'", "'DKIM-Signature:'", "'DKIM-Signature: ;;='", "':\n\n'"})
  void whatIsHardlyAMessageBreaksNothing(String message) {
    assertThat(judged(message)).noneMatch(Verdict::passes);
  }
}
