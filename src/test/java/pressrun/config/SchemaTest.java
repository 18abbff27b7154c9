package pressrun.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema that editors use, against the shipped sample and against mistakes. */
final class SchemaTest {
  private static List<String> judged(Map<String, Object> schema, String yaml) {
    Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return SchemaJudge.problems(schema, value);
  }

  @Test
  void theSampleKeepsToTheSchema() throws IOException {
    assertThat(judged(Schema.ofMainFile(), Files.readString(Path.of("config/pressrun.yml"))))
        .isEmpty();
    assertThat(
            judged(
                Schema.ofNewsletterFile(),
                Files.readString(Path.of("config/newsletters/harbour-courier.yml"))))
        .isEmpty();
  }

  @Test
  void anUnknownKeyAWrongWordAndANumberOutOfRangeAreUnderlined() {
    assertThat(judged(Schema.ofMainFile(), "basurl: http://a/"))
        .containsExactly("basurl: not a key");
    assertThat(judged(Schema.ofMainFile(), "web: {public_port: 70000}"))
        .containsExactly("web.public_port: fits none");
    assertThat(judged(Schema.ofMainFile(), "delivery: {uncertain: perhaps}"))
        .containsExactly("delivery.uncertain: fits none");
    assertThat(judged(Schema.ofMainFile(), "delivery: {grace: eleven minutes}"))
        .containsExactly("delivery.grace: other text expected");
  }

  @Test
  void aSourceIsExactlyOneOfFeedFolderAndQuery() {
    String rest = "title: A\nsender: {address: a@example.org}\nsources: [{name: A";
    assertThat(judged(Schema.ofNewsletterFile(), rest + ", feed: a.xml}]")).isEmpty();
    assertThat(judged(Schema.ofNewsletterFile(), rest + "}]")).hasSize(1);
    assertThat(judged(Schema.ofNewsletterFile(), rest + ", feed: a.xml, folder: b}]")).hasSize(1);
  }

  @Test
  void aMissingKeyThatIsNeededIsUnderlined() {
    assertThat(judged(Schema.ofNewsletterFile(), "title: A"))
        .containsExactlyInAnyOrder("sender: missing", "sources: missing");
  }

  @Test
  void aVariableOfTheEnvironmentMayStandForAnyValueAndASecretInAFile() {
    assertThat(
            judged(
                Schema.ofMainFile(),
                "inbox_port: ${PORT}\nsecret_file: /run/secret\nhttp: {allow_loopback: \"${YES:-true}\"}"))
        .isEmpty();
  }
}
