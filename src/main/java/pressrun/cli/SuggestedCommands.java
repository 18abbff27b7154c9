package pressrun.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repeats the folders that a command line named in each command that a message suggests: without
 * them the reader would land in another installation.
 *
 * @param folders as options, beginning with a blank; empty when none was named
 */
record SuggestedCommands(String folders) {
  static final SuggestedCommands AS_THEY_ARE = new SuggestedCommands("");

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?<![\\w./-])pressrun (?!completion\\b|schema\\b|dkim keygen\\b)[a-z]++"
              + "(?: (?:add|cancel|exclude|export|hold|import|list|look|newsletter|pause|pin|prefer|record"
              + "|release|remove|resolve|resume|retry|show|test|verify)\\b)?+(?! --help)\\b");

  private static final List<String> OPTIONS = List.of("--config", "--data");

  /** Reads the folders from a command line as it was typed. */
  static SuggestedCommands of(String... arguments) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      String option = arguments[i].replaceFirst("=.*", "");
      if (OPTIONS.contains(option)) {
        String folder =
            arguments[i].equals(option)
                ? i + 1 < arguments.length ? arguments[i + 1] : ""
                : arguments[i].substring(option.length() + 1);
        named.add(" " + option + " " + quoted(folder));
      }
    }
    return new SuggestedCommands(String.join("", named));
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Returns the text with the folders in each of its commands. */
  String in(String text) {
    return folders.isEmpty()
        ? text
        : COMMAND.matcher(text).replaceAll("$0" + Matcher.quoteReplacement(folders));
  }
}
