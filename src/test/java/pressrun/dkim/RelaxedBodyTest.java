package pressrun.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RelaxedBodyTest {
  private static final String LETTERS = "a \t\r\n";
  private static final int LONGEST = 6;

  /** All bodies of some letters, up to a length. */
  private static Stream<String> bodies() {
    return Stream.iterate(
            List.of(""),
            shorter ->
                shorter.stream()
                    .flatMap(body -> LETTERS.chars().mapToObj(more -> body + (char) more))
                    .toList())
        .limit(LONGEST + 1)
        .flatMap(List::stream);
  }

  /** As RFC 6376, 3.4.4, says it, step by step. */
  private static String relaxed(String body) {
    String lines = body.replaceAll("[ \t]+(?=\r\n|$(?![\r\n]))", "").replaceAll("[ \t]+", " ");
    String ended = lines.replaceAll("(\r\n)+$(?![\r\n])", "");
    return ended.isEmpty() ? "" : ended + "\r\n";
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] digest(List<String> stretches) {
    var digest = Algorithm.sha256();
    RelaxedBody body = new RelaxedBody(digest);
    stretches.forEach(text -> body.add(new Stretch(octets(text))));
    body.end();
    return digest.digest();
  }

  @Test
  void aBodyIsRelaxedAsTheStandardSaysWhereverItIsCut() {
    assertThat(bodies())
        .allSatisfy(
            body -> {
              byte[] expected = Algorithm.sha256().digest(octets(relaxed(body)));
              assertThat(
                      IntStream.rangeClosed(0, body.length())
                          .mapToObj(cut -> List.of(body.substring(0, cut), body.substring(cut))))
                  .allSatisfy(cut -> assertThat(digest(cut)).isEqualTo(expected));
              assertThat(digest(List.of(body.split("")))).isEqualTo(expected);
            });
  }
}
