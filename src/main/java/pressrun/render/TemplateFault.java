package pressrun.render;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;
import java.util.Objects;

/** A template is wrong: where, and what. */
public final class TemplateFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String template;
  private final int line;
  private final int column;

  private TemplateFault(String template, int line, int column, String what, Throwable cause) {
    super(template + (line > 0 ? ":" + line + ":" + column : "") + ": " + what, cause);
    this.template = template;
    this.line = line;
    this.column = column;
  }

  static TemplateFault of(TemplateException fault) {
    String expression = fault.getBlamedExpressionString();
    String what = firstParagraph(Objects.toString(fault.getMessageWithoutStackTop(), ""));
    return new TemplateFault(
        Objects.toString(fault.getTemplateSourceName(), "a template"),
        Objects.requireNonNullElse(fault.getLineNumber(), 0),
        Objects.requireNonNullElse(fault.getColumnNumber(), 0),
        expression == null ? what : "${" + expression + "}: " + what,
        fault);
  }

  static TemplateFault of(ParseException fault) {
    return new TemplateFault(
        Objects.toString(fault.getTemplateName(), "a template"),
        fault.getLineNumber(),
        fault.getColumnNumber(),
        firstParagraph(Objects.toString(fault.getEditorMessage(), "")),
        fault);
  }

  static TemplateFault of(TemplateNotFoundException fault) {
    return new TemplateFault(fault.getTemplateName(), 0, 0, "there is no such template", fault);
  }

  static TemplateFault tooLarge(String template, int limit) {
    return new TemplateFault(
        template,
        0,
        0,
        "the output is longer than " + limit + " characters",
        new IllegalStateException("output limit"));
  }

  private static String firstParagraph(String message) {
    return message.split("\n\\s*\n|\n----", 2)[0].replaceAll("\\s+", " ").strip();
  }

  /** All of it in one line: template:line:column, expression, what is wrong. */
  public String words() {
    return String.valueOf(getMessage());
  }

  public String template() {
    return template;
  }

  /** From 1; 0 when it is not about one place. */
  public int line() {
    return line;
  }

  /** From 1; 0 when it is not about one place. */
  public int column() {
    return column;
  }
}
