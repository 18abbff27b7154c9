package bench.quality;

import bench.quality.Corpus.Halves;
import bench.quality.Scores.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pressrun.source.Opml;

/** Subscription lists: listparser's expressions; of other lists every address has to come out. */
final class OpmlCases implements Quality.Judge {
  private static final Pattern EVAL =
      Pattern.compile("result\\[['\"]feeds['\"]\\]\\[(\\d+)\\]\\[['\"](title|url)['\"]\\]\\s*==\\s*u?(['\"])(.*?)\\3");
  private static final Pattern COUNT =
      Pattern.compile("len\\(result\\[['\"]feeds['\"]\\]\\)\\s*==\\s*(\\d+)");
  private static final Pattern ADDRESS =
      Pattern.compile("xmlurl\\s*=\\s*[\"']\\s*(https?://[^\"'\\s]+)", Pattern.CASE_INSENSITIVE);

  @Override
  public void judge(Corpus corpus, Halves halves) {
    for (Path file : corpus.files()) {
      String name = corpus.name(file);
      if (name.endsWith(".opml") || (name.contains("/tests/files/") && !name.contains("/rdf/")) || name.contains("rome-opml")) {
        one(halves.half(name), name, Corpus.bytes(file), Corpus.text(file));
      }
    }
  }

  private static void one(Scores scores, String name, byte[] bytes, String text) {
    Matcher count = COUNT.matcher(text);
    List<String> addresses = ADDRESS.matcher(text).results().map(found -> found.group(1)).distinct().toList();
    scores.newCase();
    Optional<List<Opml.Feed>> feeds = Opml.read(bytes).map(Opml.Listed::feeds);
    scores.ask(Kind.READ, name, "a list", feeds, feeds.isPresent());
    if (feeds.isEmpty()) {
      return;
    }
    int expected = count.find() ? Integer.parseInt(count.group(1)) : addresses.size();
    scores.ask(Kind.ENTRIES, name, expected, feeds.get().size(), expected == feeds.get().size());
    Matcher eval = EVAL.matcher(text);
    while (eval.find()) {
      int number = Integer.parseInt(eval.group(1));
      String found = number >= feeds.get().size() ? "none"
          : eval.group(2).equals("title") ? feeds.get().get(number).title()
          : feeds.get().get(number).address().toString();
      Kind kind = eval.group(2).equals("title") ? Kind.TITLES : Kind.LINKS;
      scores.ask(kind, name, eval.group(4), found, eval.group(4).equals(found));
    }
  }
}
