package bench.quality;

import bench.quality.Corpus.Halves;
import bench.quality.Scores.Kind;
import java.util.List;
import java.util.Optional;
import pressrun.article.Story;
import pressrun.source.Entry;

/** Page furniture put before, into and behind a text: none of it may be read as text. */
final class FurnitureCases implements Quality.Judge {
  private static final String FIRST = "시청 앞 광장에서 열린 장터에 시민 3천여 명이 모였다.";
  private static final String SECOND = "주최 측은 다음 달에도 같은 자리에서 장터를 열 계획이라고 밝혔다.";

  @Override
  public void judge(Corpus corpus, Halves halves) {
    Corpus.lines(
        corpus.folder().resolve("tails.tsv"),
        (number, line) -> {
          String[] fields = line.split("\t");
          if (number > 1 && fields.length > 1) {
            one(halves.half(fields[1]), fields[0], fields[1]);
          }
        });
  }

  private static void one(Scores scores, String kind, String phrase) {
    scores.newCase();
    boolean inLine = kind.equals("dateline") && phrase.startsWith("(");
    for (String text :
        inLine
            ? List.of("제목\n\n" + phrase + " " + FIRST + "\n\n" + SECOND)
            : List.of(
                "제목\n\n" + phrase + "\n\n" + FIRST + "\n\n" + SECOND,
                "제목\n\n" + FIRST + "\n\n" + phrase + "\n\n" + SECOND,
                "제목\n\n" + FIRST + "\n\n" + SECOND + "\n\n" + phrase)) {
      Story story =
          Expected.story(
              new Entry(
                  "1", Optional.empty(), "", "", text, Entry.Format.TEXT, Optional.empty(),
                  Optional.empty(), List.of(), Optional.empty(), Optional.empty()));
      String read = story.standfirst() + " " + story.excerpt();
      boolean kept = read.contains(FIRST) && read.contains(SECOND);
      scores.ask(Kind.TEXTS, kind, phrase, read, kept && !read.contains(phrase));
    }
  }
}
