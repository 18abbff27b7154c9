package pressrun.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The declared keys as the tables of docs/configuration.md. */
final class ReferencePage {
  private final StringBuilder page = new StringBuilder();

  private ReferencePage() {}

  static String ofMainFile() {
    return new ReferencePage().table("", MainFile.KEYS);
  }

  static String ofNewsletterFile() {
    return new ReferencePage().table("", NewsletterFile.KEYS);
  }

  private String table(String path, List<Key> keys) {
    page.append("| key | value | when left out | meaning |\n|---|---|---|---|\n");
    keys.forEach(this::row);
    for (Key key : keys) {
      if (!key.inner().isEmpty()) {
        String inner = path + key.name();
        boolean many = key.kind() == Key.Kind.SECTIONS;
        page.append("\n### `").append(inner).append(many ? "`, a list\n\n" : "`\n\n");
        page.append(key.description()).append("\n\n");
        table(inner + (many ? "[]." : "."), key.inner());
      }
    }
    return page.toString();
  }

  private void row(Key key) {
    page.append("| `")
        .append(key.name())
        .append("` | ")
        .append(value(key))
        .append(" | ")
        .append(absent(key))
        .append(" | ")
        .append(meaning(key))
        .append(" |\n");
  }

  private static String value(Key key) {
    return switch (key.kind()) {
      case CHOICE ->
          key.choices().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
      case NUMBER ->
          String.format(
              Locale.ROOT, "whole number, %d to %d", key.range().least(), key.range().most());
      default -> key.kind().words();
    };
  }

  private static String absent(Key key) {
    return switch (key.presence()) {
      case REQUIRED -> "**needed**";
      case ALTERNATIVE -> "**one of these**";
      case OPTIONAL -> key.standard().isEmpty() ? "" : "`" + key.standard() + "`";
    };
  }

  private static String meaning(Key key) {
    String example = key.example().isEmpty() ? "" : " Example: `" + key.example() + "`";
    return key.description().replace("|", "\\|") + example;
  }
}
