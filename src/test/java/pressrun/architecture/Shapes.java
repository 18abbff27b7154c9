package pressrun.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What a class looks like: faults of its modifiers, its name, its fields and its package. */
final class Shapes {
  private static final List<String> DUMPS =
      List.of("Util", "Utils", "Helper", "Helpers", "Manager", "Impl", "Misc");

  /** Final fields of these types are state all the same. */
  private static final List<String> STATE =
      List.of(
          "java.util.concurrent.",
          "java.lang.ThreadLocal",
          "java.lang.StringBuilder",
          "java.util.ArrayList",
          "java.util.ArrayDeque",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.LinkedHashMap",
          "java.util.TreeMap");

  /** Immutable, and in a package of mutable things. */
  private static final String UNIT_OF_TIME = "java.util.concurrent.TimeUnit";

  private Shapes() {}

  static Stream<String> openToInheritance(JavaClass type) {
    boolean closed =
        type.isInterface()
            || type.isEnum()
            || type.isAnonymousClass()
            || type.getModifiers().contains(JavaModifier.FINAL)
            || type.getModifiers().contains(JavaModifier.ABSTRACT)
            || type.reflect().isSealed();
    return closed ? Stream.empty() : Stream.of("is neither final, abstract nor sealed");
  }

  static Stream<String> ofSharedState(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL) || holdsState(field))
        .map(field -> "keeps state in the static field " + field.getName());
  }

  private static boolean holdsState(JavaField field) {
    String type = field.getRawType().getName();
    return !type.equals(UNIT_OF_TIME) && STATE.stream().anyMatch(type::startsWith);
  }

  static Stream<String> inAPackageNotNullMarked(JavaClass type) {
    boolean marked =
        type.getPackage()
            .tryGetPackageInfo()
            .filter(info -> info.isAnnotatedWith(NullMarked.class))
            .isPresent();
    return marked
        ? Stream.empty()
        : Stream.of("stands in a package without @NullMarked package-info");
  }

  /**
   * An interface is worth its file where there are several implementations, where it is sealed and
   * lists its cases, or where a stage asks back: said by {@code @FunctionalInterface}, and what
   * answers is a lambda or a class of another package.
   */
  static Stream<String> ofALoneImplementation(JavaClass type) {
    if (!type.isInterface()
        || type.isAnnotation()
        || type.reflect().isSealed()
        || isPackageInfo(type)) {
      return Stream.empty();
    }
    List<JavaClass> implementations =
        type.getAllSubclasses().stream().filter(below -> !below.isInterface()).toList();
    boolean asksBack =
        type.isAnnotatedWith(FunctionalInterface.class)
            && implementations.stream()
                .noneMatch(one -> one.getPackage().equals(type.getPackage()));
    return asksBack || implementations.size() > 1
        ? Stream.empty()
        : Stream.of("is an interface with " + implementations.size() + " implementation");
  }

  private static boolean isPackageInfo(JavaClass type) {
    return type.getSimpleName().equals("package-info");
  }

  static Stream<String> namedAsADump(JavaClass type) {
    return DUMPS.stream()
        .filter(type.getSimpleName()::endsWith)
        .map(dump -> "is a " + dump + ": a name that says nothing");
  }
}
