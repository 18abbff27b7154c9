package pressrun.dkim;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tags and values as signatures and key records have them (RFC 6376, 3.2). */
record TagList(Map<String, String> tags, boolean wellFormed) {

  static TagList of(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    boolean wellFormed = true;
    for (String pair : text.strip().replaceFirst(";\\s*$", "").split(";", -1)) {
      int equals = pair.indexOf('=');
      wellFormed &=
          equals > 0
              && tags.putIfAbsent(
                      pair.substring(0, equals).strip(), pair.substring(equals + 1).strip())
                  == null;
    }
    return new TagList(tags, wellFormed);
  }

  Optional<String> get(String tag) {
    return Optional.ofNullable(tags.get(tag));
  }

  /** Base64, in which blanks count for nothing. */
  Optional<byte[]> octets(String tag) {
    try {
      return get(tag)
          .map(text -> text.replaceAll("\\s+", ""))
          .map(text -> Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
