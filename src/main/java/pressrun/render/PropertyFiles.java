package pressrun.render;

import freemarker.cache.TemplateLoader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The {@code .properties} files among the templates: an operator's stands in for ours, whole. */
final class PropertyFiles {
  private final TemplateLoader files;

  PropertyFiles(TemplateLoader files) {
    this.files = files;
  }

  /** What the file says; nothing when there is none. */
  Map<String, String> read(String name) {
    try {
      Object file = files.findTemplateSource(name);
      if (file == null) {
        return Map.of();
      }
      try (Reader text = files.getReader(file, "UTF-8")) {
        Properties properties = new Properties();
        properties.load(text);
        Map<String, String> values = new TreeMap<>();
        properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
        return values;
      } finally {
        files.closeTemplateSource(file);
      }
    } catch (IOException | IllegalArgumentException failure) {
      throw new UncheckedIOException(new IOException("reading " + name, failure));
    }
  }
}
