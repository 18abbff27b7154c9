package bench.quality;

import bench.quality.Corpus.Halves;
import bench.quality.Scores.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import pressrun.http.WebAddress;
import pressrun.source.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Addresses: two spellings of one have to be one canonical link, and be read as browsers do. */
final class AddressCases implements Quality.Judge {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void judge(Corpus corpus, Halves halves) {
    for (Path file : corpus.files()) {
      String name = file.getFileName().toString();
      Corpus.lines(
          file,
          (number, line) -> {
            Scores scores = halves.half(line);
            if (name.endsWith(".jsonl")) {
              browser(scores, JSON.readTree(line));
            } else if (name.contains("weird") && line.contains("http")) {
              spellings(scores, line);
            }
          });
    }
  }

  /** Only addresses of the web; a login inside one is refused later. */
  private static void browser(Scores scores, JsonNode one) {
    String input = one.path("input").asString("");
    String base = one.path("base").asString("");
    String href = one.path("href").asString("");
    boolean web = href.startsWith("http:") || href.startsWith("https:");
    boolean webBase = base.isEmpty() || base.startsWith("http");
    if (input.isBlank() || !webBase || (!web && !one.path("failure").asBoolean(false))) {
      return;
    }
    scores.newCase();
    Optional<URI> found =
        WebAddress.resolve(WebAddress.resolve(Optional.empty(), base), input);
    if (!web) {
      scores.ask(Kind.LINKS, input, "none", found, found.isEmpty());
      return;
    }
    String expected = canonical(href);
    String ours = found.map(URI::toString).map(AddressCases::canonical).orElse("none");
    scores.ask(Kind.LINKS, input + " at " + base, href, found, expected.equals(ours) && !ours.equals("none"));
  }

  private static void spellings(Scores scores, String line) {
    int comma = line.lastIndexOf(',');
    scores.newCase();
    String weird = canonical(line.substring(0, comma).strip().replaceAll("^\"|\"$", "").replace("\"\"", "\""));
    String normal = canonical(line.substring(comma + 1).strip());
    scores.ask(Kind.LINKS, line, normal, weird, weird.equals(normal) && !weird.isEmpty());
  }

  private static String canonical(String address) {
    Optional<URI> link = WebAddress.resolve(Optional.empty(), address);
    return Expected.story(
            new Entry(
                "1", link.map(AddressCases::withoutLogin), "t", "", "", Entry.Format.HTML, Optional.empty(), Optional.empty(),
                List.of(), Optional.empty(), Optional.empty()))
        .canonicalLink()
        .orElse("");
  }

  private static URI withoutLogin(URI uri) {
    return URI.create(uri.toString().replaceFirst("//[^/@]*@", "//"));
  }
}
