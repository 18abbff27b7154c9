package pressrun.render;

import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.Version;
import java.io.IOException;
import java.util.Locale;

/** Templates that look at each step whether their thread was interrupted. For all threads. */
final class InterruptibleTemplates extends Configuration {
  private static final String PREPARED = "prepared";

  InterruptibleTemplates(Version behaviour) {
    super(behaviour);
  }

  /** The one way by which templates, includes and imports are all found. */
  @Override
  public Template getTemplate(
      String name,
      Locale locale,
      Object customLookupCondition,
      String encoding,
      boolean parseAsFTL,
      boolean ignoreMissing)
      throws IOException {
    Template template =
        super.getTemplate(name, locale, customLookupCondition, encoding, parseAsFTL, ignoreMissing);
    if (template != null) {
      prepare(template);
    }
    return template;
  }

  /** A template that is kept by FreeMarker's cache comes here again and again. */
  static void prepare(Template template) {
    synchronized (template) {
      if (template.getCustomAttribute(PREPARED) == null) {
        template.setCustomAttribute(PREPARED, true);
        _CoreAPI.addThreadInterruptedChecks(template); // Public, but with no other way to it.
      }
    }
  }
}
