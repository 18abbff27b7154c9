package pressrun.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * The line of packages, in order: what stands later may use what stands earlier, never the other
 * way.
 */
public record Line(String root) {
  /** The only place where the order is written down. */
  public static final List<String> STAGES =
      List.of(
          "text",
          "file",
          "database",
          "http",
          "secret",
          "alert",
          "source",
          "newsletter",
          "article",
          "selection",
          "edition",
          "audience",
          "render",
          "dkim",
          "mail",
          "classification",
          "smtp",
          "delivery",
          "inbox",
          "bounce",
          "press",
          "preview",
          "schedule",
          "web",
          "config",
          "app",
          "cli");

  boolean holds(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.equals(root) || name.startsWith(root + ".");
  }

  /** Whether the type's package is named in the line; the root package holds {@code Main} only. */
  boolean knows(JavaClass type) {
    return isRoot(type) || STAGES.contains(stage(type));
  }

  /** How far down the line; the root package, where {@code Main} lives, stands last. */
  int place(JavaClass type) {
    return isRoot(type) ? STAGES.size() : STAGES.indexOf(stage(type));
  }

  /** The package's own name; {@code ""} for the root package. */
  String stage(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.equals(root) ? "" : name.substring(root.length() + 1);
  }

  private boolean isRoot(JavaClass type) {
    return stage(type).isEmpty();
  }
}
