package pressrun.audience;

import java.util.Locale;
import java.util.Optional;
import pressrun.text.Printable;

/**
 * Somebody to be added.
 *
 * @param name as she wishes to be called; may be empty
 */
public record NewSubscriber(
    String address, String name, Optional<Locale> language, Preference preference) {

  public NewSubscriber(String address, String name, Optional<Locale> language) {
    this(address, name, language, Preference.NONE);
  }

  public NewSubscriber {
    name = Printable.name(name);
  }
}
