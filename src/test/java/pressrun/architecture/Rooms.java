package pressrun.architecture;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which library is let into which package; a library that is not named here is let in nowhere. */
final class Rooms {
  /** Every stage, and the root package. */
  private static final Set<String> EVERYWHERE =
      Stream.concat(Stream.of(""), Line.STAGES.stream()).collect(Collectors.toUnmodifiableSet());

  /** By the beginning of the type's full name; the longest beginning decides. */
  private static final Map<String, Set<String>> OF_LIBRARY =
      Map.ofEntries(
          entry("org.slf4j.", EVERYWHERE),
          entry("org.jspecify.annotations.", EVERYWHERE),
          entry("com.ibm.icu.", Set.of("text")),
          // The program's log is written by what logback calls.
          entry("ch.qos.logback.", Set.of("text")),
          entry("com.zaxxer.hikari.", Set.of("database")),
          entry("org.flywaydb.", Set.of("database")),
          // Handles also in stores, wherever they stand: SQL_STAYS_IN_STORES narrows this.
          entry("org.jdbi.", EVERYWHERE),
          entry("okhttp3.", Set.of("http")),
          entry("okio.", Set.of("http")),
          entry("javax.imageio.", Set.of("config")),
          entry("javax.net.ssl.", Set.of("http", "smtp")),
          entry("javax.net.SocketFactory", Set.of("http")),
          entry("javax.crypto.", Set.of("secret")),
          entry("javax.naming.", Set.of("dkim")),
          entry("tools.jackson.", Set.of("source", "cli")),
          entry("org.commonmark.", Set.of("source")),
          entry("javax.xml.", Set.of("source")),
          entry("org.xml.sax.", Set.of("source")),
          entry("org.jsoup.", Set.of("source", "article", "render")),
          entry("org.quartz.", Set.of("schedule")),
          entry("org.quartz.CronExpression", Set.of("edition", "schedule")),
          entry("com.sanctionco.jmail.", Set.of("audience")),
          entry("org.apache.commons.csv.", Set.of("audience")),
          entry("freemarker.", Set.of("render")),
          entry("jakarta.mail.", Set.of("mail", "smtp", "inbox", "bounce")),
          entry("org.eclipse.angus.", Set.of("smtp", "bounce")),
          entry("com.icegreen.greenmail.", Set.of("inbox")),
          entry("io.javalin.", Set.of("web")),
          entry("org.eclipse.jetty.", Set.of("web")),
          entry("org.snakeyaml.engine.", Set.of("config")),
          entry("picocli.", Set.of("cli")),
          entry("me.tongfei.progressbar.", Set.of("cli")));

  private Rooms() {}

  /** Empty for a library that the table does not know. */
  static Optional<Set<String>> of(String typeName) {
    return OF_LIBRARY.keySet().stream()
        .filter(typeName::startsWith)
        .max(Comparator.comparingInt(String::length))
        .map(OF_LIBRARY::get);
  }
}
