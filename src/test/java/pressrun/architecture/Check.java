package pressrun.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/** A condition given as a function from a class to its faults, each a sentence without subject. */
final class Check extends ArchCondition<JavaClass> {
  private final Function<JavaClass, Stream<String>> faults;

  private Check(String description, Function<JavaClass, Stream<String>> faults) {
    super(description);
    this.faults = faults;
  }

  static Check faultless(String description, Function<JavaClass, Stream<String>> faults) {
    return new Check(description, faults);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    faults
        .apply(type)
        .distinct()
        .forEach(
            fault -> events.add(SimpleConditionEvent.violated(type, type.getName() + " " + fault)));
  }
}
