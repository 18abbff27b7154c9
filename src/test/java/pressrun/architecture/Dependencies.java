package pressrun.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What leans on what: faults of a class against the line, the rooms and the stores. */
final class Dependencies {
  /** Entrances to the line, which know the line and not each other. */
  private static final Set<String> ENTRANCES = Set.of("schedule", "web", "cli");

  /** An operator's own SQL runs over plain JDBC, on the operator's own database. */
  private static final Set<String> READERS_OF_OTHER_DATABASES = Set.of("QueryReader", "QueryRow");

  private final Line line;

  Dependencies(Line line) {
    this.line = line;
  }

  Stream<String> outsideTheLine(JavaClass type) {
    return line.knows(type)
        ? Stream.empty()
        : Stream.of("stands in a package that is not in the line");
  }

  Stream<String> downTheLine(JavaClass type) {
    return targets(type)
        .filter(line::holds)
        .filter(target -> line.place(target) > line.place(type))
        .map(target -> "uses " + target.getName() + ", further down the line");
  }

  Stream<String> ofOtherEntrances(JavaClass type) {
    String own = line.stage(type);
    return targets(type)
        .filter(target -> ENTRANCES.contains(own) && line.holds(target))
        .filter(target -> ENTRANCES.contains(line.stage(target)) && !line.stage(target).equals(own))
        .map(target -> "uses " + target.getName() + " of another entrance");
  }

  Stream<String> ofLibrariesOutsideTheirRooms(JavaClass type) {
    return targets(type)
        .filter(target -> !line.holds(target) && !ofTheLanguage(target))
        .map(JavaClass::getName)
        .filter(library -> !letIn(library, line.stage(type)))
        .map(library -> "uses " + library + ", which is not let into its room");
  }

  Stream<String> ofSqlOutsideStores(JavaClass type) {
    if (line.stage(type).equals("database") || outermost(type).endsWith("Store")) {
      return Stream.empty();
    }
    boolean otherDatabases =
        line.stage(type).equals("source") && READERS_OF_OTHER_DATABASES.contains(outermost(type));
    return targets(type)
        .map(JavaClass::getName)
        .filter(name -> name.startsWith("org.jdbi.") || (isJdbc(name) && !otherDatabases))
        .map(name -> "uses " + name + " and is no store");
  }

  private static boolean isJdbc(String name) {
    return name.startsWith("java.sql.") || name.startsWith("javax.sql.");
  }

  private static String outermost(JavaClass type) {
    Optional<JavaClass> enclosing = type.getEnclosingClass();
    return enclosing.map(Dependencies::outermost).orElseGet(type::getSimpleName);
  }

  private static boolean letIn(String library, String stage) {
    return Rooms.of(library).filter(rooms -> rooms.contains(stage)).isPresent();
  }

  private static boolean ofTheLanguage(JavaClass target) {
    return target.isPrimitive() || target.getPackageName().startsWith("java.");
  }

  private static Stream<JavaClass> targets(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType);
  }
}
