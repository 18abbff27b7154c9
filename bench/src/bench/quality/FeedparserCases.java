package bench.quality;

import bench.quality.Corpus.Halves;
import bench.quality.PythonTerms.Term;
import bench.quality.Scores.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pressrun.article.Story;
import pressrun.source.Entry;
import pressrun.source.ReadOutcome;

/**
 * feedparser's own tests: a Python expression in each file's head. What Pressrun has no word for
 * (a feed's copyright, geography) is not asked.
 */
final class FeedparserCases implements Quality.Judge {
  private static final Pattern EXPECT = Pattern.compile("(?m)^\\s*Expect:\\s*(.*)$");
  private static final Pattern HEADER = Pattern.compile("(?m)^\\s*Header:\\s*([\\w-]+)\\s*:\\s*(.*)$");
  private static final Pattern ENTRY = Pattern.compile("entries\\[(-?\\d+)\\]\\.(.*)");
  private static final Pattern ITEM = Pattern.compile("<(?:\\w+:)?(?:item|entry)[\\s>]", Pattern.CASE_INSENSITIVE);
  /** Where feedparser's tests have their server. */
  private static final String THEIRS = "http://127.0.0.1:8097/";

  private final FeedServer server;

  FeedparserCases(FeedServer server) {
    this.server = server;
  }

  @Override
  public void judge(Corpus corpus, Halves halves) {
    for (Path file : corpus.files()) {
      String name = corpus.name(file).replaceFirst("^.*?/tests/", "");
      // Atom's categories in CDF and the like are no feeds of ours; they are asked all the same.
      one(halves.half(name), name, Corpus.bytes(file));
    }
  }

  private void one(Scores scores, String name, byte[] bytes) {
    String head = head(bytes);
    Matcher expect = EXPECT.matcher(head);
    if (!expect.find()) {
      return;
    }
    String expression = expect.group(1);
    Map<String, String> headers = new HashMap<>();
    HEADER.matcher(head).results().forEach(found -> headers.put(found.group(1), found.group(2)));
    headers.putIfAbsent("Content-type", "application/xml");
    scores.newCase();
    ReadOutcome outcome = server.read(bytes, headers);
    if (!(outcome instanceof ReadOutcome.Entries read)) {
      // A file that feedparser itself calls broken may be refused.
      boolean refusable = expression.startsWith("bozo") && PythonTerms.of(expression).isEmpty();
      scores.ask(Kind.READ, name, "a feed", outcome, refusable);
      return;
    }
    scores.ask(Kind.READ, name, "", "", true);
    int items = (int) ITEM.matcher(head).results().count();
    if (items > 0 && read.entries().size() <= 1) {
      scores.ask(Kind.ENTRIES, name, items, read.entries().size(), !read.entries().isEmpty());
    }
    for (Term term : PythonTerms.of(expression)) {
      term(scores, name, read, term, bytes);
    }
  }

  /** Two-byte texts have their heads read too. */
  private static String head(byte[] bytes) {
    for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      String text = new String(bytes, Charset.forName(charset));
      if (text.contains("Expect:")) {
        return text;
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void term(Scores scores, String name, ReadOutcome.Entries read, Term term, byte[] bytes) {
    String value = term.value().replace(THEIRS, server.address().toString());
    Matcher path = ENTRY.matcher(term.path());
    if (term.path().equals("encoding")) {
      charset(scores, name, read, value, bytes);
    } else if (term.path().equals("feed.title") || term.path().equals("feed.title_detail.value")) {
      String found = read.title().map(Expected::plain).orElse("");
      scores.ask(Kind.TITLES, name, value, found, Expected.plain(value).equals(found));
    } else if (path.matches()) {
      int number = Integer.parseInt(path.group(1));
      if (number >= 0 && number < read.entries().size()) {
        entry(scores, name, read.entries().get(number), path.group(2), value);
      }
    }
  }

  private static void entry(Scores scores, String name, Entry entry, String path, String value) {
    Optional<String> none = Optional.empty();
    Optional<String> some = Optional.of(value);
    switch (path) {
      case "title", "title_detail.value" ->
          new Expected(some, none, Optional.empty(), none, none, List.of())
              .judge(scores, name, entry);
      case "link" ->
          new Expected(none, some, Optional.empty(), none, none, List.of())
              .judge(scores, name, entry);
      case "author", "author_detail.name", "authors[0].name" ->
          new Expected(none, none, Optional.empty(), some, none, List.of())
              .judge(scores, name, entry);
      case "description", "summary", "summary_detail.value", "content[0].value" ->
          new Expected(none, none, Optional.empty(), none, some, List.of())
              .judge(scores, name, entry);
      case "published_parsed", "updated_parsed", "created_parsed" -> date(scores, name, entry, value);
      case "tags[0].term", "tags[1].term", "category" ->
          new Expected(none, none, Optional.empty(), none, none, List.of(value))
              .judge(scores, name, entry);
      case "summary_detail.language", "content[0].language", "title_detail.language" ->
          scores.ask(
              Kind.LANGUAGES, name, value, entry.language(),
              entry.language().orElse("").equals(value));
      case "media_thumbnail[0].url", "media_content[0].url", "image.href" -> {
        String found = Expected.story(entry).image().map(i -> i.address().toString()).orElse("");
        scores.ask(Kind.PICTURES, name, value, found, Expected.sameAddress(value, found));
      }
      default -> {}
    }
  }

  private static void date(Scores scores, String name, Entry entry, String tuple) {
    List<Integer> parts =
        Arrays.stream(tuple.replaceAll("[()\\s]", "").split(",")).map(Integer::valueOf).toList();
    Instant when =
        LocalDateTime.of(
                parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5))
            .toInstant(ZoneOffset.UTC);
    new Expected(
            Optional.empty(), Optional.empty(), Optional.of(when), Optional.empty(),
            Optional.empty(), List.of())
        .judge(scores, name, entry);
  }

  /** Every word outside ASCII that came out stands in what the named charset makes of the bytes. */
  private static void charset(
      Scores scores, String name, ReadOutcome.Entries read, String charset, byte[] bytes) {
    if (!Charset.isSupported(charset)) {
      return;
    }
    StringBuilder all = new StringBuilder(read.title().orElse(""));
    for (Entry entry : read.entries()) {
      Story story = Expected.story(entry);
      all.append(' ').append(story.title()).append(' ').append(story.excerpt());
    }
    String written = new String(bytes, Charset.forName(charset)).toLowerCase(Locale.ROOT);
    // What was escaped twice has been decoded twice by now.
    String text = Expected.plain(Expected.plain(written));
    Optional<String> wrong =
        Arrays.stream(all.toString().toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(word -> word.chars().anyMatch(c -> c > 127) && !word.contains("…"))
            .filter(word -> !text.contains(word))
            .findFirst();
    scores.ask(Kind.CHARSETS, name, charset, wrong, wrong.isEmpty());
  }
}
