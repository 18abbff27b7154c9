package pressrun.render;

import java.io.Writer;

/** Collects a template's output up to a limit, so that an endless loop in a template ends. */
final class BoundedWriter extends Writer {
  private static final int LIMIT = 5_000_000;

  private final String template;
  private final StringBuilder text = new StringBuilder();

  BoundedWriter(String template) {
    this.template = template;
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    if (text.length() + length > LIMIT) {
      throw TemplateFault.of(template, "the output is longer than " + LIMIT + " characters");
    }
    text.append(characters, offset, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
