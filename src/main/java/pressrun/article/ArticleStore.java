package pressrun.article;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import pressrun.database.Transaction;

/** Articles, each kept once per source; what an edition has used is not changed any more. */
public final class ArticleStore {
  private static final String TAG_SEPARATOR = "\n";

  /** Keeps what is new and brings unused articles in step; answers how many were new. */
  public int addNew(
      Transaction transaction, String source, List<CleanedEntry> entries, Instant now) {
    int added = 0;
    for (CleanedEntry entry : entries) {
      if (update(transaction.handle(), source, entry, now) == 0) {
        added += insert(transaction.handle(), source, entry, now);
      }
    }
    return added;
  }

  private static int insert(Handle handle, String source, CleanedEntry entry, Instant now) {
    return bind(
            handle.createUpdate(
                """
                INSERT INTO article (source, entry_key, canonical_link, title, standfirst, excerpt, link, image_url,
                  image_alt, image_width, image_height, author, note, credit, language, tags, published_at,
                  first_seen_at, changed_at)
                VALUES (:source, :key, :canonical, :title, :standfirst, :excerpt, :link, :imageUrl,
                  :imageAlt, :imageWidth, :imageHeight, :author, :note, :credit, :language, :tags, :published,
                  :now, :now)
                ON CONFLICT (source, entry_key) DO NOTHING
                """),
            source,
            entry)
        .bind("canonical", entry.canonicalLink())
        .bind("published", entry.story().published().toEpochMilli())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  private static int update(Handle handle, String source, CleanedEntry entry, Instant now) {
    return bind(
            handle.createUpdate(
                """
                UPDATE article SET changed_at = CASE
                    WHEN title = :title AND standfirst = :standfirst AND excerpt = :excerpt THEN changed_at
                    ELSE :now END, title = :title, standfirst = :standfirst, excerpt = :excerpt, link = :link,
                  image_url = :imageUrl, image_alt = :imageAlt, image_width = :imageWidth,
                  image_height = :imageHeight, author = :author, note = :note, credit = :credit,
                  language = :language, tags = :tags
                WHERE source = :source AND entry_key = :key AND used_at IS NULL
                """),
            source,
            entry)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, String source, CleanedEntry entry) {
    Story story = entry.story();
    return statement
        .bind("source", source)
        .bind("key", entry.key())
        .bind("title", story.title())
        .bind("standfirst", story.standfirst())
        .bind("excerpt", story.excerpt())
        .bind("link", story.link().map(URI::toString))
        .bind("imageUrl", story.image().map(image -> image.address().toString()))
        .bind("imageAlt", story.image().map(Image::alternative))
        .bind("imageWidth", story.image().flatMap(image -> boxed(image.width())))
        .bind("imageHeight", story.image().flatMap(image -> boxed(image.height())))
        .bind("author", story.author())
        .bind("note", story.note())
        .bind("credit", story.credit())
        .bind("language", story.language().toLanguageTag())
        .bind("tags", String.join(TAG_SEPARATOR, story.tags()));
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

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
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
