package pressrun.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.PrintStream;
import java.net.URL;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;

/** What must not be called: faults of a class that helps itself to time, streams or sockets. */
final class Calls {
  private static final Set<String> WAYS_AROUND_THE_GUARDED_CLIENT =
      Set.of(
          "java.net.URLConnection",
          "java.net.HttpURLConnection",
          "javax.net.ssl.HttpsURLConnection");

  /** What fetches an address that it is given as text. */
  private static final Set<String> FETCHING =
      Set.of(
          "org.jsoup.Jsoup.connect",
          "org.xml.sax.InputSource.<init>",
          "org.xml.sax.InputSource.setSystemId",
          "org.xml.sax.XMLReader.parse",
          "javax.xml.parsers.SAXParser.parse",
          "javax.xml.parsers.DocumentBuilder.parse",
          "javax.xml.transform.stream.StreamSource.<init>");

  private Calls() {}

  /**
   * Whoever takes a {@code URL} opens it: {@code ImageIO.read}, {@code XmlReader}, SAX builders.
   */
  private static boolean fetchesByItself(CodeUnitAccessTarget target) {
    boolean text =
        !target.getRawParameterTypes().isEmpty()
            && target.getRawParameterTypes().get(0).isEquivalentTo(String.class);
    String name = target.getOwner().getName() + "." + target.getName();
    return (text && FETCHING.contains(name))
        || target.getRawParameterTypes().stream().anyMatch(one -> one.isEquivalentTo(URL.class));
  }

  /**
   * {@code now(Clock)} is as it should be; {@code System.nanoTime()} measures and tells no time.
   */
  static Stream<String> thatReadTheTime(JavaClass type) {
    return type.getCodeUnitCallsFromSelf().stream()
        .filter(call -> readsTheTime(call.getTarget()))
        .map(call -> "calls " + call.getTarget().getFullName());
  }

  private static boolean readsTheTime(CodeUnitAccessTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    boolean clockGiven =
        target.getRawParameterTypes().stream().anyMatch(one -> one.isEquivalentTo(Clock.class));
    if (owner.getPackageName().startsWith("java.time")) {
      return (name.equals("now") && !clockGiven)
          || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"));
    }
    boolean empty = target.getRawParameterTypes().isEmpty();
    return (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
        || (owner.isEquivalentTo(Date.class) && name.equals("<init>") && empty)
        || (owner.isAssignableTo(Calendar.class) && name.equals("getInstance"));
  }

  static Stream<String> thatSpeakOnTheConsole(JavaClass type) {
    Stream<String> streams =
        type.getFieldAccessesFromSelf().stream()
            .map(JavaAccess::getTarget)
            .filter(field -> field.getOwner().isEquivalentTo(System.class))
            .filter(field -> field.getRawType().isAssignableTo(PrintStream.class))
            .map(field -> "uses System." + field.getName());
    Stream<String> traces =
        type.getMethodCallsFromSelf().stream()
            .map(JavaAccess::getTarget)
            .filter(method -> method.getOwner().isAssignableTo(Throwable.class))
            .filter(method -> method.getName().equals("printStackTrace"))
            .filter(method -> method.getRawParameterTypes().isEmpty())
            .map(method -> "prints a stack trace");
    return Stream.concat(streams, traces);
  }

  static Stream<String> thatGoRoundTheGuardedClient(JavaClass type) {
    Stream<String> types =
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getName())
            .filter(
                name ->
                    name.startsWith("java.net.http.")
                        || WAYS_AROUND_THE_GUARDED_CLIENT.contains(name))
            .map(name -> "uses " + name);
    Stream<String> opened =
        type.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().getName().equals("java.net.URL"))
            .filter(
                call -> call.getName().startsWith("open") || call.getName().equals("getContent"))
            .map(call -> "calls URL." + call.getName());
    Stream<String> given =
        type.getCodeUnitCallsFromSelf().stream()
            .map(call -> call.getTarget())
            .filter(Calls::fetchesByItself)
            .map(target -> "calls " + target.getFullName());
    return Stream.of(types, opened, given).flatMap(faults -> faults);
  }

  static Stream<String> thatLogPastSlf4j(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getName())
        .filter(
            name ->
                name.startsWith("java.util.logging.") || name.startsWith("java.lang.System$Logger"))
        .map(name -> "uses " + name);
  }
}
