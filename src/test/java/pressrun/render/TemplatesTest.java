package pressrun.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
  private static final Map<String, Object> MODEL =
      Map.of("title", "A <b> & \"c\"", "newsletter", Map.of("title", "The Courier"));

  @TempDir Path folder;

  @BeforeEach
  void aSecretLiesOutside() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "the master key");
    Files.createDirectories(folder.resolve("templates/mine"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
        "${\"freemarker.template.utility.ObjectConstructor\"?new()(\"java.io.File\", \"/\")}",
        "${\"freemarker.template.utility.JythonRuntime\"?new()}",
        "${title?api.class}",
        "${newsletter?api.entrySet()}",
        "${newsletter.class.classLoader}",
        "${title.class}",
        "${title.getClass()}",
        "${\"\\\"freemarker.template.utility.Execute\\\"?new()('id')\"?eval}",
        "<@\"${'$'}{'freemarker.template.utility.Execute'?new()('id')}\"?interpret/>",
        "<#include \"../secret.txt\">",
        "<#include \"/../secret.txt\">",
        "<#include \"../../secret.txt\" parse=false>",
        "<#include \"..\\\\..\\\\secret.txt\">",
        "<#include \"%2e%2e/secret.txt\">",
        "<#include \"/etc/passwd\">",
        "<#include \"file:///etc/passwd\">",
        "<#include \"http://127.0.0.1/x\">",
        "<#include \"/pressrun/database/V01__newsletters.sql\">",
        "<#import \"../secret.txt\" as s>",
        "<#assign x = .get_optional_template(\"../secret.txt\")>${x.exists?then('', missing)}",
        "<#macro m><@m/></#macro><@m/>",
        "<#list 1.. as i>x</#list>"
      })
  void anAttackingTemplateIsRefusedAsFaulty(String attack) throws IOException {
    write("mine/html.ftlh", attack);
    for (Templates templates : List.of(live(), kept())) {
      TemplateFault fault =
          catchThrowableOfType(TemplateFault.class, () -> templates.fill("mine/html.ftlh", MODEL));
      assertThat(fault).as(attack).isNotNull();
      assertThat(fault.words()).doesNotContain("the master key");
    }
  }

  @Test
  void aFaultNamesTemplateLineColumnAndExpression() throws IOException {
    write("mine/html.ftlh", "<p>\n  ${newsletter.subtitle}\n</p>");
    TemplateFault fault = faultOf("mine/html.ftlh");
    assertThat(fault.words()).startsWith("mine/html.ftlh:2:5: ").contains("newsletter.subtitle");
    assertThat(fault.expression()).contains("newsletter.subtitle");
  }

  @Test
  void aFaultNamesItsPlaceAndItsExpressionOnce() throws IOException {
    write("mine/html.ftlh", "${newsletter.subtitle}");
    assertThat(faultOf("mine/html.ftlh").words())
        .isEqualTo(
            "mine/html.ftlh:1:3: ${newsletter.subtitle}: The following has evaluated to null or missing");
    write("mine/html.ftlh", "<#list title as letter>${letter}</#list>");
    assertThat(faultOf("mine/html.ftlh").words())
        .startsWith("mine/html.ftlh:1:8: ${title}: ")
        .contains("Expected a")
        .doesNotContain("[in template", "==>");
  }

  @Test
  void aTemplateThatCannotBeReadNamesThePlaceToo() throws IOException {
    write("mine/html.ftlh", "<p>\n\n <#if title>\n</p>");
    TemplateFault fault = faultOf("mine/html.ftlh");
    assertThat(fault.template()).isEqualTo("mine/html.ftlh");
    assertThat(fault.line()).isPositive();
  }

  @Test
  void aTemplateThatIsMissingTellsWhichThereAre() {
    assertThat(faultOf("mien/html.ftlh").words()).contains("digest/html.ftlh");
  }

  @Test
  void anOperatorsTemplateStandsInForOursByName() throws IOException {
    write("digest/text.ftl", "Our own: ${newsletter.title}");
    assertThat(kept().fill("digest/text.ftl", MODEL)).isEqualTo("Our own: The Courier");
  }

  @Test
  void anOperatorsTemplateMayUseOurs() throws IOException {
    write(
        "pages/unknown.ftlh", "<#import \"layout.ftlh\" as l><@l.page title=\"T\">mine</@l.page>");
    Map<String, Object> model = Map.of("language", "en", "direction", "ltr");
    assertThat(kept().fill("pages/unknown.ftlh", model)).contains("<html").contains("mine");
  }

  @Test
  void htmlTemplatesEscapeAndTextTemplatesDoNot() throws IOException {
    write("mine/html.ftlh", "${title}");
    write("mine/text.ftl", "${title}");
    assertThat(kept().fill("mine/html.ftlh", MODEL)).isEqualTo("A &lt;b&gt; &amp; &quot;c&quot;");
    assertThat(kept().fill("mine/text.ftl", MODEL)).isEqualTo("A <b> & \"c\"");
  }

  @Test
  void anOperatorsWordsStandInForOursOneByOne() throws IOException {
    write("words/en.properties", "unsubscribe=Leave us");
    Map<String, Object> words = kept().words(Locale.UK);
    assertThat(words).containsEntry("unsubscribe", "Leave us");
  }

  private TemplateFault faultOf(String template) {
    TemplateFault fault =
        catchThrowableOfType(TemplateFault.class, () -> live().fill(template, MODEL));
    assertThat(fault).isNotNull();
    return fault;
  }

  private Templates live() {
    return Templates.live(List.of(folder.resolve("templates")));
  }

  private Templates kept() {
    return Templates.kept(List.of(folder.resolve("templates")));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("templates").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
