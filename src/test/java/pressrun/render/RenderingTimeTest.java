package pressrun.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.cache.StringTemplateLoader;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class RenderingTimeTest {
  private final AtomicReference<Thread> worker = new AtomicReference<>(Thread.currentThread());
  private final StringTemplateLoader files = new StringTemplateLoader();

  private String fill(String name) {
    InterruptibleTemplates templates = new InterruptibleTemplates(Configuration.VERSION_2_3_34);
    templates.setTemplateLoader(files);
    try {
      Template template = templates.getTemplate(name);
      return RenderingTime.bound(name, () -> process(template), Duration.ofMillis(300));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String process(Template template) {
    worker.set(Thread.currentThread());
    StringWriter out = new StringWriter();
    try {
      template.process(Map.of(), out);
    } catch (TemplateException | IOException failure) {
      throw new IllegalStateException(failure);
    }
    return out.toString();
  }

  @Test
  void aTemplateThatEndsIsFilledIn() {
    files.putTemplate("a", "<#list 1..3 as n>${n}</#list>");
    assertThat(fill("a")).isEqualTo("123");
  }

  @Test
  void aLoopWithoutEndIsToldAndItsThreadEnds() throws InterruptedException {
    files.putTemplate("a", "<#list 1.. as n><#assign x = n></#list>");
    assertThatThrownBy(() -> fill("a"))
        .isInstanceOf(TemplateFault.class)
        .hasMessageContaining("a: it does not come to an end");
    assertThat(worker.get()).isNotSameAs(Thread.currentThread());
    Objects.requireNonNull(worker.get()).join();
  }

  @Test
  void aLoopInAnIncludedTemplateEndsToo() throws InterruptedException {
    files.putTemplate("a", "<#include 'b'>");
    files.putTemplate("b", "<#list 1.. as n><#assign x = n></#list>");
    assertThatThrownBy(() -> fill("a")).isInstanceOf(TemplateFault.class);
    assertThat(worker.get()).isNotSameAs(Thread.currentThread());
    Objects.requireNonNull(worker.get()).join();
  }
}
