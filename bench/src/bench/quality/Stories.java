package bench.quality;

import bench.Options;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pressrun.article.Story;
import pressrun.selection.LabelledPairs;
import pressrun.selection.LabelledPairs.Half;
import pressrun.selection.LabelledPairs.Pair;
import pressrun.selection.Likeness;
import pressrun.selection.Ranking;
import pressrun.selection.Ranking.Judged;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scores how well the same story is told from what only looks like it, on labelled pairs. */
public final class Stories {
  private static final double SAME = 4;
  private static final double DIFFERENT = 2;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Stories() {}

  public static void main(String[] arguments) {
    Options options =
        Options.read(
            arguments,
            "bench/run stories [--corpora DIR ] [--misses ]\n"
                + "  Judges the labelled pairs beside the tests, each half by itself; --corpora adds\n"
                + "  the ranking of dedupe-korean-sts, --misses names each wrong judgement.");
    Stories stories = new Stories();
    stories.labelled(options.has("misses"));
    if (options.has("corpora")) {
      stories.sentences(Path.of(options.word("corpora", ""), "dedupe-korean-sts"));
    }
  }

  private void labelled(boolean misses) {
    out.println("| pairs | number | the same | precision at recall 0.8 | AUC | merged: precision | recall |");
    out.println("|---|---|---|---|---|---|---|");
    List<Pair> heldOut = LabelledPairs.ofOneEvent(Half.HELD_OUT);
    row("fitted half", LabelledPairs.ofOneEvent(Half.FITTED));
    row("held-out half", heldOut);
    for (String language : LabelledPairs.LANGUAGES) {
      row("held out, " + language, heldOut.stream().filter(pair -> pair.language().equals(language)).toList());
    }
    if (misses) {
      heldOut.stream()
          .filter(pair -> pair.same() != pair.merged())
          .forEach(pair -> out.println((pair.same() ? "not merged: " : "wrongly merged: ") + pair));
    }
  }

  private void row(String name, List<Pair> pairs) {
    Ranking ranking = LabelledPairs.ranking(pairs);
    long merged = pairs.stream().filter(Pair::merged).count();
    long right = pairs.stream().filter(pair -> pair.merged() && pair.same()).count();
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %.3f | %.3f | %.3f | %.3f |%n",
        name,
        pairs.size(),
        ranking.same(),
        ranking.precisionAt(0.8),
        ranking.areaUnderCurve(),
        merged == 0 ? 1 : (double) right / merged,
        (double) right / ranking.same());
  }

  /** Single sentences, without names, numbers and hours to go by for the most part. */
  private void sentences(Path corpus) {
    out.println();
    out.println("| sentences | pairs | Spearman | same (4 and more) against different (2 and less) | AUC |");
    out.println("|---|---|---|---|---|");
    for (String name : List.of("klue-sts-dev.jsonl", "korsts-main-news-dev.tsv", "korsts-main-news-test.tsv")) {
      if (!Files.exists(corpus.resolve(name))) {
        out.println(corpus.resolve(name) + " is absent and not scored.");
        continue;
      }
      List<Judged> all = judged(corpus.resolve(name));
      List<Judged> clear = all.stream().filter(each -> each.truth() >= SAME || each.truth() <= DIFFERENT).toList();
      Ranking parted = Ranking.of(clear);
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.3f | %d against %d | %.3f |%n",
          name,
          all.size(),
          Ranking.of(all).correlation(),
          parted.same(),
          clear.size() - parted.same(),
          parted.areaUnderCurve());
    }
  }

  private static List<Judged> judged(Path file) {
    List<Judged> judged = new ArrayList<>();
    JsonMapper json = new JsonMapper();
    Corpus.text(file)
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              if (file.toString().endsWith(".jsonl")) {
                JsonNode pair = json.readTree(line);
                double score = pair.path("labels").path("real-label").asDouble();
                judged.add(judged(score, pair.path("sentence1").asString(), pair.path("sentence2").asString()));
              } else {
                String[] cells = line.split("\t");
                judged.add(judged(Double.parseDouble(cells[4]), cells[5], cells[6]));
              }
            });
    return judged;
  }

  private static Judged judged(double score, String one, String other) {
    return new Judged(Likeness.of(headline(one), headline(other)), score, score >= SAME);
  }

  private static Story headline(String text) {
    return new Story(
        text, "", "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Locale.KOREAN, List.of(), Instant.EPOCH);
  }
}
