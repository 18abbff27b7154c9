package pressrun.article;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.PreparedBatch;
import pressrun.database.Columns;
import pressrun.database.Transaction;

/** Articles, each kept once per source; what an edition has used is not changed any more. */
public final class ArticleStore {
  private static final String TAG_SEPARATOR = "\n";

  /** Keeps what is new and brings unused articles in step; answers how many were new. */
  public int addNew(
      Transaction transaction, String source, List<CleanedEntry> entries, Instant now) {
    List<Boolean> known =
        transaction.batch(
            """
            UPDATE article SET changed_at = CASE
                WHEN title = ? AND standfirst = ? AND excerpt = ? THEN changed_at ELSE ? END,
              title = ?, standfirst = ?, excerpt = ?, link = ?, image_url = ?, image_alt = ?,
              image_width = ?, image_height = ?, author = ?, note = ?, credit = ?, language = ?, tags = ?
            WHERE source = ? AND entry_key = ? AND used_at IS NULL
            """,
            entries,
            (statement, entry) -> {
              Columns columns = new Columns(statement);
              words(columns, entry.story()).number(now.toEpochMilli());
              all(columns, entry.story()).text(source).text(entry.key());
            });
    List<CleanedEntry> others =
        IntStream.range(0, entries.size())
            .filter(each -> !known.get(each))
            .mapToObj(entries::get)
            .toList();
    return add(transaction, source, others, now);
  }

  /** Keeps what nobody has heard of; answers how many. What is kept already stays as it is. */
  public int add(Transaction transaction, String source, List<CleanedEntry> entries, Instant now) {
    List<Boolean> added =
        transaction.batch(
            """
            INSERT INTO article (title, standfirst, excerpt, link, image_url, image_alt, image_width,
              image_height, author, note, credit, language, tags, source, entry_key, canonical_link,
              published_at, first_seen_at, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source, entry_key) DO NOTHING
            """,
            entries,
            (statement, entry) ->
                all(new Columns(statement), entry.story())
                    .text(source)
                    .text(entry.key())
                    .text(entry.canonicalLink())
                    .number(entry.story().published().toEpochMilli())
                    .number(now.toEpochMilli())
                    .number(now.toEpochMilli()));
    return Collections.frequency(added, true);
  }

  private static Columns words(Columns columns, Story story) throws SQLException {
    return columns.text(story.title()).text(story.standfirst()).text(story.excerpt());
  }

  private static Columns all(Columns columns, Story story) throws SQLException {
    return words(columns, story)
        .text(story.link().map(URI::toString))
        .text(story.image().map(image -> image.address().toString()))
        .text(story.image().map(Image::alternative))
        .number(story.image().map(Image::width).orElse(OptionalInt.empty()))
        .number(story.image().map(Image::height).orElse(OptionalInt.empty()))
        .text(story.author())
        .text(story.note())
        .text(story.credit())
        .text(story.language().toLanguageTag())
        .text(String.join(TAG_SEPARATOR, story.tags()));
  }

  /** What was kept of a source's article before. */
  public static Optional<Story> kept(Transaction transaction, String source, String key) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM article WHERE source = :source AND entry_key = :key")
        .bind("source", source)
        .bind("key", key)
        .map((row, context) -> article(row).story())
        .findOne();
  }

  /** Says that an edition uses these articles: from now on they stay as they are. */
  public static void markUsed(Transaction transaction, List<Long> articles, Instant now) {
    PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch("UPDATE article SET used_at = :now WHERE id = :id AND used_at IS NULL");
    articles.forEach(id -> batch.bind("now", now.toEpochMilli()).bind("id", id).add());
    batch.execute();
  }

  /** Reads a row of the table article, for stores that join it. */
  public static Article article(ResultSet row) throws SQLException {
    return new Article(
        row.getLong("id"),
        row.getString("source"),
        row.getString("entry_key"),
        Instant.ofEpochMilli(row.getLong("first_seen_at")),
        Instant.ofEpochMilli(row.getLong("changed_at")),
        story(row));
  }

  private static Story story(ResultSet row) throws SQLException {
    String tags = row.getString("tags");
    return new Story(
        row.getString("title"),
        row.getString("standfirst"),
        row.getString("excerpt"),
        Optional.ofNullable(row.getString("link")).map(URI::create),
        image(row),
        Optional.ofNullable(row.getString("author")),
        Optional.ofNullable(row.getString("note")),
        Optional.ofNullable(row.getString("credit")),
        Locale.forLanguageTag(row.getString("language")),
        tags.isEmpty() ? List.of() : List.of(tags.split(TAG_SEPARATOR)),
        Instant.ofEpochMilli(row.getLong("published_at")));
  }

  private static Optional<Image> image(ResultSet row) throws SQLException {
    String address = row.getString("image_url");
    if (address == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Image(
            URI.create(address),
            row.getString("image_alt"),
            pixels(row, "image_width"),
            pixels(row, "image_height")));
  }

  private static OptionalInt pixels(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
