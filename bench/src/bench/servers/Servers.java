package bench.servers;

import bench.Folders;
import bench.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends an edition through real mail servers on loopback, each with each of its limits. */
public final class Servers {
  /** A server's processes reach their files as users of their own. */
  private static final String SEARCHABLE = "rwx--x--x";

  private Servers() {}

  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.read(
            arguments,
            """
            --only LIST      of servers, such as postfix,exim (all that are installed)
            --limit TEXT     only limits with these words
            --recipients N   in each edition (200)
            --tools DIR      a node_modules with smtp-server (else skipped)
            --keep           leaves the folders there""");
    Path home = Path.of(System.getProperty("pressrun.home"));
    Path tools = Path.of(options.word("tools", "node_modules")).toAbsolutePath();
    List<String> only = List.of(options.word("only", "").toLowerCase(Locale.ROOT).split(","));
    int wrong = 0;
    System.out.println(
        "| server | version | limit | sent | doubles | lost | wrongly failed | uncertain | DKIM"
            + " | alerts told | seconds | |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (MailServer server : MailServer.all(home, tools)) {
      if (!options.has("only") || only.contains(server.name().toLowerCase(Locale.ROOT))) {
        wrong += tried(server, options);
      }
    }
    System.out.printf("%d of them not as it must be%n", wrong);
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static int tried(MailServer server, Options options) throws Exception {
    Optional<String> version = server.version();
    if (version.isEmpty()) {
      System.out.printf("%s is not installed: skipped%n", server.name());
      return 0;
    }
    int wrong = 0;
    for (String limit : server.limits()) {
      if (limit.contains(options.word("limit", ""))) {
        wrong += tried(server, version.get(), limit, options) ? 0 : 1;
      }
    }
    return wrong;
  }

  private static boolean tried(MailServer server, String version, String limit, Options options)
      throws IOException, InterruptedException, SQLException {
    Path folder =
        Files.createTempDirectory(
            "pressrun-server-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(SEARCHABLE)));
    String start = "| %s | %s | %s | ".formatted(server.name(), version, shown(limit));
    boolean right = false;
    try {
      ServerReport report =
          ServerTrial.run(server, limit, options.number("recipients", 200), folder);
      right = report.faults().isEmpty();
      String verdict = right ? "right" : "**" + String.join("; ", report.faults()) + "**";
      System.out.println(start + report.columns() + " | " + verdict + " |");
    } catch (MailServer.NotStarted notStarted) {
      System.out.println(start + "| | | | | | | | **" + notStarted.getMessage() + "** |");
    }
    if (right && !options.has("keep")) {
      Folders.delete(folder);
    } else {
      System.err.println(folder);
    }
    return right;
  }

  private static String shown(String limit) {
    String quotes = limit.contains("`") ? "``" : "`";
    return limit.isBlank() || limit.equals("{}") ? "its standard" : quotes + limit + quotes;
  }
}
