package pressrun.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of mails and pages that no article brings, in the reader's language, else in English.
 */
public final class FixedWords {
  private static final String FALLBACK = "en";
  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he", "iw", "fa", "ur", "yi");

  private FixedWords() {}

  public static Map<String, Object> in(Locale language) {
    Map<String, Object> words = new HashMap<>(read(FALLBACK));
    words.putAll(read(language.getLanguage()));
    return words;
  }

  /** {@code rtl} or {@code ltr}. */
  public static String direction(Locale language) {
    return RIGHT_TO_LEFT.contains(language.getLanguage()) ? "rtl" : "ltr";
  }

  private static Map<String, Object> read(String language) {
    Map<String, Object> words = new HashMap<>();
    String name = "/templates/words/" + language + ".properties";
    try (@Nullable InputStream file = FixedWords.class.getResourceAsStream(name)) {
      if (file != null) {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        properties.forEach((key, word) -> words.put(key.toString(), word));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("reading " + name, failure);
    }
    return words;
  }
}
