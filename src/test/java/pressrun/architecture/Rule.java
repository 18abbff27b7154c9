package pressrun.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static pressrun.architecture.Check.faultless;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The laws of the code that the compiler does not know, each with the planted class that breaks it.
 */
public enum Rule {
  EVERY_PACKAGE_STANDS_IN_THE_LINE("planted.attic.Box") {
    @Override
    ArchRule on(Line line) {
      return everyClass("stand in the line", new Dependencies(line)::outsideTheLine);
    }
  },
  IMPORTS_POINT_UP_THE_LINE("planted.edition.LooksDown") {
    @Override
    ArchRule on(Line line) {
      return everyClass(
          "use only what stands earlier in the line", new Dependencies(line)::downTheLine);
    }
  },
  PACKAGES_HAVE_NO_CYCLES("planted.edition.LooksDown") {
    @Override
    ArchRule on(Line line) {
      return slices().matching(line.root() + ".(*)..").should().beFreeOfCycles();
    }
  },
  ENTRANCES_DO_NOT_KNOW_EACH_OTHER("planted.cli.KnowsTheWeb") {
    @Override
    ArchRule on(Line line) {
      return everyClass("know no other entrance", new Dependencies(line)::ofOtherEntrances);
    }
  },
  LIBRARIES_STAY_IN_THEIR_ROOMS("planted.audience.TypesetsItself") {
    @Override
    ArchRule on(Line line) {
      return everyClass(
          "use only libraries let into its room",
          new Dependencies(line)::ofLibrariesOutsideTheirRooms);
    }
  },
  SQL_STAYS_IN_STORES("planted.press.AsksTheDatabase") {
    @Override
    ArchRule on(Line line) {
      return everyClass(
          "leave SQL to database and stores", new Dependencies(line)::ofSqlOutsideStores);
    }
  },
  TIME_IS_HANDED_IN("planted.edition.HasItsOwnTime") {
    @Override
    ArchRule on(Line line) {
      return everyClassBut("app", "be handed a Clock", line, Calls::thatReadTheTime);
    }
  },
  ONLY_THE_COMMAND_LINE_SPEAKS_ON_THE_CONSOLE("planted.press.Prints") {
    @Override
    ArchRule on(Line line) {
      return everyClassBut("cli", "not speak on the console", line, Calls::thatSpeakOnTheConsole);
    }
  },
  ONLY_THE_GUARDED_CLIENT_SPEAKS_HTTP("planted.web.FetchesUnguarded") {
    @Override
    ArchRule on(Line line) {
      return everyClass("fetch by the guarded client", Calls::thatGoRoundTheGuardedClient);
    }
  },
  LOGS_GO_THROUGH_SLF4J("planted.alert.LogsPastSlf4j") {
    @Override
    ArchRule on(Line line) {
      return everyClass("log through slf4j", Calls::thatLogPastSlf4j);
    }
  },
  NOTHING_STATIC_CHANGES("planted.render.Counts") {
    @Override
    ArchRule on(Line line) {
      return everyClass("keep no static state", Shapes::ofSharedState);
    }
  },
  CLASSES_ARE_CLOSED("planted.mail.Open") {
    @Override
    ArchRule on(Line line) {
      return everyClass("be closed to inheritance or made for it", Shapes::openToInheritance);
    }
  },
  PACKAGES_ARE_NULL_MARKED("planted.attic.Box") {
    @Override
    ArchRule on(Line line) {
      return everyClass("stand in a @NullMarked package", Shapes::inAPackageNotNullMarked);
    }
  },
  INTERFACES_HAVE_A_REASON("planted.mail.Lonely") {
    @Override
    ArchRule on(Line line) {
      return everyClass("have a reason if it is an interface", Shapes::ofALoneImplementation);
    }
  },
  NAMES_SAY_WHAT_A_CLASS_IS("planted.mail.MailUtil") {
    @Override
    ArchRule on(Line line) {
      return everyClass("be named for what it is", Shapes::namedAsADump);
    }
  };

  private final String planted;

  Rule(String planted) {
    this.planted = planted;
  }

  abstract ArchRule on(Line line);

  /** The rule for the packages under {@code root}. */
  public ArchRule under(String root) {
    return on(new Line(root)).as(name());
  }

  /** The name of the class under {@code planted} that breaks this rule, and must be named by it. */
  public String planted() {
    return planted;
  }

  private static ArchRule everyClass(String law, Function<JavaClass, Stream<String>> faults) {
    return classes().should(faultless(law, faults));
  }

  private static ArchRule everyClassBut(
      String stage, String law, Line line, Function<JavaClass, Stream<String>> faults) {
    return everyClass(
        law, type -> line.stage(type).equals(stage) ? Stream.empty() : faults.apply(type));
  }
}
