package pressrun.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of replies, line by line. */
class ReplyTableTest {
  private static final List<ReplyRule> RULES = ReplyTable.shipped().rules();

  static List<ReplyRule> rules() {
    return RULES;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aLineDecidesItsOwnSample(ReplyRule rule) {
    assertThat(ReplyTable.shipped().decider(rule.sampleStage(), rule.sampleReply()))
        .as("the sample \"%s\" is decided by another line, if by any", rule.sample())
        .contains(rule);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aLineHoldsAtTheStageOfItsSampleAndNamesItsSource(ReplyRule rule) {
    assertThat(rule.stages()).contains(rule.sampleStage());
    assertThat(rule.source()).isNotBlank();
    assertThat(rule.sample()).matches("[45][0-9]{2}( .*)?").hasSizeLessThanOrEqualTo(304);
  }

  @Test
  void noConditionIsWrittenTwice() {
    assertThat(RULES.stream().map(ReplyTableTest::conditions)).doesNotHaveDuplicates();
  }

  @Test
  void noSampleIsWrittenTwice() {
    assertThat(RULES.stream().map(rule -> rule.sampleStage() + " " + rule.sample()))
        .doesNotHaveDuplicates();
  }

  private static String conditions(ReplyRule rule) {
    return String.join(
        " ",
        rule.code().pattern(),
        rule.enhanced().pattern(),
        rule.stages().toString(),
        rule.words().pattern());
  }

  @Test
  void everyMeaningHasALine() {
    assertThat(RULES.stream().map(ReplyRule::meaning).distinct())
        .containsExactlyInAnyOrder(ReplyMeaning.values());
  }

  @ParameterizedTest
  @MethodSource("nasty")
  void noTextMakesALineSlow(String text) {
    ReplyWords said = ReplyWords.of(new Reply(550, text));
    assertThat(RULES).allSatisfy(rule -> rule.fits(Stage.RCPT, new Reply(550, text), said));
  }

  /** Texts that make a pattern with two open gaps try for ever. */
  static Stream<String> nasty() {
    return Stream.of(
            "a ",
            "not ",
            "too many ",
            "user ",
            "sender ",
            "your ",
            "1",
            "a.",
            "a@",
            "[",
            "<<",
            "limit exceeded per ",
            "no such ",
            "recipient sender mail from ",
            "한도 ",
            "\u00e9",
            "aA")
        .map(part -> part.repeat(300).substring(0, 300));
  }

  @Test
  void aLineWithAMissingCellIsRefused() {
    assertThatThrownBy(() -> ReplyRule.parse("GONE\t550\t*\t*\tgone\tRCPT 550 gone"))
        .hasMessageContaining("6 cells, not 7");
  }

  @Test
  void theEnhancedCodeIsReadWithAnyClassAndAnyNumber() {
    ReplyRule rule =
        ReplyRule.parse("BLOCKED\t5..\tx.7.*|none\tDOT\t*\tDOT 550 5.7.1 no\tno sample seen");
    assertThat(fits(rule, "5.7.509 no")).isTrue();
    assertThat(fits(rule, "no")).isTrue();
    assertThat(fits(rule, "5.1.7 no")).isFalse();
  }

  @Test
  void aGapTakesAFewWordsOrNone() {
    ReplyRule rule =
        ReplyRule.parse("GONE\t*\t*\t*\tuser … unknown\tDOT 550 user unknown\tno sample seen");
    assertThat(fits(rule, "User unknown")).isTrue();
    assertThat(fits(rule, "User at this host is unknown")).isTrue();
    assertThat(fits(rule, "superuserunknown")).isFalse();
    assertThat(fits(rule, "User " + "x ".repeat(30) + "unknown")).isFalse();
  }

  private static boolean fits(ReplyRule rule, String text) {
    Reply reply = new Reply(550, text);
    return rule.fits(Stage.DOT, reply, ReplyWords.of(reply));
  }

  @Test
  void aTextThatNamesTheSenderIsNotHeldAgainstTheReader() {
    Reply reply = new Reply(550, "5.1.1 <news@example.org>: User unknown");
    assertThat(ReplyTable.shipped().meaning(Stage.RCPT, reply, "news@example.org"))
        .isEqualTo(ReplyMeaning.SENDER);
    assertThat(ReplyTable.shipped().meaning(Stage.RCPT, reply, "other@example.org"))
        .isEqualTo(ReplyMeaning.GONE);
  }

  @Test
  void aSendersDomainThatIsMissingIsNotHeldAgainstTheReader() {
    Reply reply = new Reply(550, "5.1.2 Domain example.org not found");
    assertThat(ReplyTable.shipped().meaning(Stage.RCPT, reply, "news@example.org"))
        .isEqualTo(ReplyMeaning.SENDER);
    assertThat(ReplyTable.shipped().meaning(Stage.RCPT, reply, "news@news.example.org"))
        .isEqualTo(ReplyMeaning.DOMAIN);
    assertThat(ReplyTable.shipped().meaning(Stage.RCPT, reply, "")).isEqualTo(ReplyMeaning.DOMAIN);
  }

  @Test
  void aNameStandsForItsWords() {
    List<ReplyRule> rules =
        ReplyTable.parse(
            List.of(
                "# a heading",
                "{who} = user|member",
                "GONE\t*\t*\t*\t({who}) gone\tDOT 550 member gone\tno sample seen"));
    assertThat(rules).singleElement().matches(rule -> fits(rule, "Member gone"));
  }
}
