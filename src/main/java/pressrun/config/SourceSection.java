package pressrun.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import pressrun.source.FeedSource;
import pressrun.source.FolderSource;
import pressrun.source.QuerySource;
import pressrun.source.Source;

/** One item of a newsletter's {@code sources}: a feed, a folder or a query. */
final class SourceSection {
  static final List<Key> KEYS =
      List.of(
          new Key("name", Key.Kind.TEXT, "", "What readers see as the source."),
          new Key(
              "feed", Key.Kind.TEXT, "", "RSS, Atom or JSON Feed: an http(s) address or a file."),
          new Key("folder", Key.Kind.FILE, "", "A folder of .txt, .md and .html articles."),
          new Key(
              "query",
              Key.Kind.TEXT,
              "",
              "An SQL query, one row an article; columns: id, title, standfirst, body, link, image, author, published, language, tags."),
          new Key(
              "database",
              Key.Kind.TEXT,
              "",
              "The query's JDBC URL: jdbc:postgresql:… or jdbc:sqlite:…"),
          new Key("user", Key.Kind.TEXT, "", "The database's user."),
          new Key("password", Key.Kind.SECRET, "", "The database's password."));

  private static final List<String> KINDS = List.of("feed", "folder", "query");

  private SourceSection() {}

  static Optional<Source> read(Section section, Values values) {
    section.only(KEYS);
    String name = values.required(section, "name");
    List<String> given = KINDS.stream().filter(section::has).toList();
    if (given.size() != 1) {
      section.problem(
          given.isEmpty() ? "name" : given.get(1), "a source is one of feed, folder or query");
      return Optional.empty();
    }
    return switch (given.get(0)) {
      case "feed" -> feed(section, values, name);
      case "folder" -> folder(section, values, name);
      default -> query(section, values, name);
    };
  }

  private static Optional<Source> feed(Section section, Values values, String name) {
    String written = values.required(section, "feed");
    if (written.contains("://")) {
      Optional<URI> address = values.url(section, "feed");
      return address.map(url -> new FeedSource(name, "feed:" + url, new FeedSource.Remote(url)));
    }
    Optional<Path> file = values.file(section, "feed");
    return file.map(path -> new FeedSource(name, "feed:" + written, new FeedSource.Local(path)));
  }

  private static Optional<Source> folder(Section section, Values values, String name) {
    String written = values.required(section, "folder");
    return values
        .file(section, "folder")
        .map(path -> new FolderSource(name, "folder:" + written, path));
  }

  private static Optional<Source> query(Section section, Values values, String name) {
    String database = values.required(section, "database");
    if (!database.startsWith("jdbc:postgresql:") && !database.startsWith("jdbc:sqlite:")) {
      section.problem("database", "expected jdbc:postgresql:… or jdbc:sqlite:…");
    }
    return Optional.of(
        new QuerySource(
            name,
            "query:" + name,
            database,
            values.text(section, "user"),
            values.secret(section, "password"),
            values.required(section, "query")));
  }
}
