package pressrun.render;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A template is wrong: where, and what. */
public final class TemplateFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String template;
  private final int line;
  private final int column;
  private final String expression;
  private final String problem;

  private TemplateFault(Place place, String expression, String problem, @Nullable Throwable cause) {
    super(place + ": " + (expression.isEmpty() ? "" : "${" + expression + "}: ") + problem, cause);
    this.template = place.template();
    this.line = place.line();
    this.column = place.column();
    this.expression = expression;
    this.problem = problem;
  }

  private record Place(String template, int line, int column) {
    @Override
    public String toString() {
      return template + (line > 0 ? ":" + line + ":" + column : "");
    }
  }

  static TemplateFault of(TemplateException fault) {
    Place place =
        new Place(
            Objects.toString(fault.getTemplateSourceName(), "a template"),
            Objects.requireNonNullElse(fault.getLineNumber(), 0),
            Objects.requireNonNullElse(fault.getColumnNumber(), 0));
    String expression = Objects.toString(fault.getBlamedExpressionString(), "");
    String problem = firstParagraph(Objects.toString(fault.getMessageWithoutStackTop(), ""));
    return new TemplateFault(place, expression, withoutPlace(problem, place, expression), fault);
  }

  /** FreeMarker names expression and place in the middle of its words, where we name them first. */
  private static String withoutPlace(String problem, Place place, String expression) {
    String in =
        "[in template \"%s\" at line %d, column %d]"
            .formatted(place.template(), place.line(), place.column());
    return problem
        .replace("==> " + expression.replaceAll("\\s+", " ").strip() + " " + in, "")
        .replace(in, "")
        .strip()
        .replaceAll(":$", "");
  }

  static TemplateFault of(ParseException fault) {
    Place place =
        new Place(
            Objects.toString(fault.getTemplateName(), "a template"),
            fault.getLineNumber(),
            fault.getColumnNumber());
    String problem = firstParagraph(Objects.toString(fault.getEditorMessage(), ""));
    return new TemplateFault(place, "", problem, fault);
  }

  /**
   * A template that does not exist.
   *
   * @param near names that may have been meant
   */
  static TemplateFault missing(String template, List<String> near) {
    String help = near.isEmpty() ? "" : "; there are: " + String.join(", ", near);
    return of(template, "there is no such template" + help);
  }

  static TemplateFault of(String template, String problem) {
    return new TemplateFault(new Place(template, 0, 0), "", problem, null);
  }

  /** What FreeMarker says before its tips and its stack. */
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

  /** What FreeMarker could not work out, as it stands in the template. */
  public Optional<String> expression() {
    return expression.isEmpty() ? Optional.empty() : Optional.of(expression);
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }
}
