package pressrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pressrun.architecture.Expressions;
import pressrun.architecture.Expressions.Expression;
import pressrun.architecture.Expressions.Use;
import pressrun.testing.CountedText;

/**
 * No regular expression of the program takes more than its share of steps for a character, whatever
 * the text (CWE-1333). Steps are counted, not seconds: what a step looks at is a character asked
 * for.
 */
final class RegularExpressionsTest {
  private static final int STEPS_A_CHARACTER = 200;
  private static final int LONG = 20_000;
  private static final int SHORT = 4_000;
  private static final int LONGEST = 100_000;

  @Test
  void everyExpressionOfTheProgramIsLinear() throws IOException {
    Map<String, Expression> all = Expressions.ofTheProgram();
    Map<String, String> slow = new TreeMap<>();

    all.forEach(
        (place, expression) ->
            worst(expression.pattern())
                .filter(text -> tooSlow(expression, text))
                .findFirst()
                .ifPresent(
                    text ->
                        slow.put(place + " " + expression.pattern(), text.substring(0, 20) + "…")));

    assertThat(all).hasSizeGreaterThan(100);
    assertThat(slow).isEmpty();
  }

  @Test
  void anExpressionThatIsNotLinearIsSeen() {
    for (String quadratic : List.of("\\s+$", "a*b", "(a|aa)+$", "\\S+@\\S+", "(?s)<x>.*?</x>")) {
      Expression expression = new Expression(Pattern.compile(quadratic), Use.ANYWHERE);
      assertThat(worst(expression.pattern()))
          .as(quadratic)
          .anyMatch(text -> tooSlow(expression, text));
    }
  }

  private static boolean tooSlow(Expression expression, String text) {
    try {
      expression.search(new CountedText(text, STEPS_A_CHARACTER));
      return false;
    } catch (CountedText.Exhausted | StackOverflowError endless) {
      return true;
    }
  }

  /** Texts that begin to match again and again, made of what the expression itself speaks of. */
  private static Stream<String> worst(Pattern pattern) {
    List<String> pieces = pieces(pattern.pattern());
    Stream<String> runs =
        pieces.stream().flatMap(piece -> Stream.of(run(piece, LONG), run(piece, LONG) + "\u0000"));
    Stream<String> pairs =
        pieces.stream()
            .limit(16)
            .flatMap(
                one ->
                    pieces.stream()
                        .limit(16)
                        .flatMap(
                            other ->
                                Stream.of(
                                    run(one + other, SHORT), one + run(other, SHORT) + "\u0000")));
    Stream<String> long100 = Stream.of("a", " ", "<", "1").map(piece -> run(piece, LONGEST));
    return Stream.of(runs, pairs, long100).flatMap(texts -> texts);
  }

  private static String run(String piece, int length) {
    return piece.repeat(length / piece.length() + 1);
  }

  private static List<String> pieces(String expression) {
    List<String> pieces = new ArrayList<>();
    Stream.of(expression.split("[^\\p{L}\\p{N}<>/!?&#:=@%-]+"))
        .filter(word -> word.length() > 1)
        .limit(8)
        .forEach(pieces::add);
    Stream.of("a", " ", "1", "<", ".", "\n", "@", "-", "\"", "(", "A", "é", "가", ",", "/", "&")
        .forEach(pieces::add);
    expression
        .codePoints()
        .mapToObj(Character::toString)
        .filter(one -> !pieces.contains(one))
        .distinct()
        .limit(30)
        .forEach(pieces::add);
    return pieces;
  }
}
