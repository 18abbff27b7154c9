package pressrun.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pressrun.source.FeedSource;
import pressrun.source.FeedSource.Linked;
import pressrun.source.FolderSource;
import pressrun.source.FolderSource.Links;
import pressrun.source.QuerySource;
import pressrun.source.Source;

/** One item of a newsletter's {@code sources}: a feed, a folder or a query. */
final class SourceSection {
  static final List<Key> KEYS =
      List.of(
          Key.text("name", "What readers see as the source; rules call it by this name.")
              .required()
              .example("City desk"),
          Key.text("feed", "RSS, Atom or JSON Feed: an http(s) address, or a file.")
              .alternative()
              .example("https://news.example.org/feed.xml"),
          Key.yesNo(
              "fetch_pages",
              "For a feed with an address: new items that have no text or no picture get it, and"
                  + " the author, from the page they link to. At most 20 pages a reading, one"
                  + " after the other, within 15 seconds; what cannot be read is left out."),
          Key.of(
                  Key.Kind.FILE,
                  "folder",
                  "A folder of `.txt`, `.md` and `.html` articles. Between two lines `---` at its beginning"
                      + " a file may say more of itself: title, standfirst, date, author, link, tags,"
                      + " image, image_alt, language. With `draft: true`, `published: false` or"
                      + " `status: draft` it waits, before its `date` or `publishDate` as well, and"
                      + " after its `expiryDate` it does not go; dates are in the newsletter's zone."
                      + " README files and files whose names begin with _ are left out. collect"
                      + " names them all.")
              .alternative()
              .example("articles"),
          Key.yesNo(
              "follow_links",
              "For a folder: whether symbolic links to files outside the folder are followed."
                  + " Otherwise such a file is left out, and told."),
          Key.text(
                  "query",
                  "An SQL query, one row an article. Columns, of which `title` is needed: `id`,"
                      + " `title`, `standfirst`, `body`, `link`, `image`, `author`, `published`,"
                      + " `language`, `tags`.")
              .alternative()
              .example("SELECT id, title, body, published FROM story"),
          Key.text(
                  "database",
                  "For a query, and needed there: its JDBC address, `jdbc:postgresql://host/name`"
                      + " or `jdbc:sqlite:FILE`.")
              .example("jdbc:postgresql://db.example.org/desk"),
          Key.text("user", "For a query: the database's user.").example("reader"),
          Key.of(Key.Kind.SECRET, "password", "For a query: the database's password.")
              .example("${DESK_PASSWORD}"));

  private static final List<String> KINDS =
      KEYS.stream()
          .filter(key -> key.presence() == Key.Presence.ALTERNATIVE)
          .map(Key::name)
          .toList();

  private SourceSection() {}

  /** An address as a browser shows it. */
  private static final Pattern HOST_AND_PATH =
      Pattern.compile("(?i)(?:[a-z0-9-]+\\.)+[a-z]{2,24}(?::[0-9]+)?/\\S*|www\\.\\S+");

  /**
   * Reads one source of a newsletter.
   *
   * @param zone of dates that name none
   */
  static Optional<Source> read(String newsletter, ZoneId zone, Section section, Values values) {
    String name = values.required(section, "name");
    List<String> given = KINDS.stream().filter(section::has).toList();
    if (given.isEmpty() && KINDS.stream().anyMatch(section::isMisspelt)) {
      return Optional.empty();
    }
    if (given.size() != 1) {
      section.problem(
          given.isEmpty() ? "name" : given.get(1), "a source is one of feed, folder or query");
      return Optional.empty();
    }
    if (values.text(section, "fetch_pages").filter("true"::equals).isPresent()
        && !values.text(section, "feed").orElse("").contains("://")) {
      section.problem("fetch_pages", "only a feed with an address has pages to fetch");
    }
    if (values.yes(section, "follow_links") && !section.has("folder")) {
      section.problem("follow_links", "only a folder has links to follow");
    }
    return switch (given.get(0)) {
      case "feed" -> feed(section, values, name);
      case "folder" -> folder(section, values, name, zone);
      default -> query(newsletter, section, values, name);
    };
  }

  private static Optional<Source> feed(Section section, Values values, String name) {
    String written = values.required(section, "feed");
    if (written.contains("://")) {
      Optional<URI> address = values.url(section, "feed");
      if (address.map(URI::getRawUserInfo).isPresent()) {
        section.problem("feed", "a login inside the address is not supported");
      }
      Linked linked = values.yes(section, "fetch_pages") ? Linked.READ : Linked.LEFT;
      return address.map(
          url -> new FeedSource(name, "feed:" + url, new FeedSource.Remote(url, linked)));
    }
    if (HOST_AND_PATH.matcher(written.strip()).matches()
        && !Files.exists(values.folder().resolve(written.strip()))) {
      section.problem(
          "feed",
          "there is no such file, and a web address begins with https://; did you mean \"https://"
              + written.strip()
              + "\"?");
      return Optional.empty();
    }
    Optional<Path> file = values.file(section, "feed");
    return file.map(path -> new FeedSource(name, "feed:" + written, new FeedSource.Local(path)));
  }

  private static Optional<Source> folder(Section section, Values values, String name, ZoneId zone) {
    String written = values.required(section, "folder");
    Links links = values.yes(section, "follow_links") ? Links.FOLLOWED : Links.REFUSED;
    return values
        .file(section, "folder")
        .map(path -> new FolderSource(name, "folder:" + written, path, links, zone));
  }

  /** Two sources of one place are told by this, however it is written. */
  static String place(Source source) {
    if (source instanceof QuerySource query) {
      return query.url() + "\n" + query.query();
    }
    return source.place().map(Path::toString).orElse(source.key());
  }

  /** The key that names the place. */
  static String kind(Source source) {
    if (source instanceof QuerySource) {
      return "query";
    }
    return source instanceof FolderSource ? "folder" : "feed";
  }

  private static Optional<Source> query(
      String newsletter, Section section, Values values, String name) {
    String database = JdbcAddress.read(section, "database", values);
    return Optional.of(
        new QuerySource(
            name,
            "query:" + newsletter + "/" + name,
            database,
            values.text(section, "user"),
            values.secret(section, "password"),
            values.required(section, "query")));
  }
}
