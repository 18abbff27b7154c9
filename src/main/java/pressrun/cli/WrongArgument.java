package pressrun.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import pressrun.config.NearestWord;

/** What is wrong with a command line: of a value that cannot be read, what is expected there. */
final class WrongArgument {
  private WrongArgument() {}

  static String words(ParameterException wrong) {
    ArgSpec argument = wrong.getArgSpec();
    String value = wrong.getValue();
    return argument == null || value == null
        ? String.valueOf(wrong.getMessage())
        : name(argument) + ": expected " + expected(argument, value);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String expected(ArgSpec argument, String value) {
    String found = ", found \"" + value + "\"";
    List<String> words = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
    }
    return words.isEmpty()
        ? kind(argument) + found
        : String.join(", ", words)
            + found
            + NearestWord.of(value, words)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse("");
  }

  private static String kind(ArgSpec argument) {
    List<Class<?>> types = List.of(argument.auxiliaryTypes());
    if (types.contains(Integer.class)
        || types.contains(int.class)
        || types.contains(Long.class)
        || types.contains(long.class)) {
      return "a whole number";
    }
    return types.contains(boolean.class) ? "true or false" : "a " + argument.paramLabel();
  }
}
