package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import pressrun.article.CleanedEntry;
import pressrun.press.SourceDesk.Standing;
import pressrun.source.FeedSource;
import pressrun.source.FolderSource;
import pressrun.source.QuerySource;
import pressrun.source.Source;
import pressrun.source.SourceState;

/** How a source stands, in words and as JSON. */
final class SourceStandings {
  private SourceStandings() {}

  static Map<String, Object> json(String newsletter, Source source, Standing standing) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("newsletter", newsletter);
    line.put("source", source.name());
    line.put("kind", kind(source));
    line.put("place", place(source));
    line.put("state", state(standing));
    line.put("held", standing.held());
    standing
        .state()
        .ifPresent(
            state -> {
              line.put("asked", state.asked().toString());
              line.put("failures", state.failures());
              state.wholeAt().ifPresent(at -> line.put("read", at.toString()));
              state.retryAfter().ifPresent(at -> line.put("not-before", at.toString()));
              state.problem().ifPresent(problem -> line.put("problem", problem));
              state.move().ifPresent(move -> line.put("moved-to", move.to().toString()));
              state.absence().ifPresent(gone -> line.put("absent-since", gone.since().toString()));
            });
    return line;
  }

  static Map<String, Object> json(CleanedEntry entry) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("title", entry.story().title());
    line.put("published", entry.story().published().toString());
    line.put("language", entry.story().language().toLanguageTag());
    entry.story().link().ifPresent(link -> line.put("link", link.toString()));
    entry.story().author().ifPresent(author -> line.put("author", author));
    entry.story().image().ifPresent(image -> line.put("image", image.address().toString()));
    line.put("tags", entry.story().tags());
    line.put("standfirst", entry.story().standfirst());
    line.put("excerpt", entry.story().excerpt());
    return line;
  }

  /** One word. */
  static String state(Standing standing) {
    Optional<SourceState> state = standing.state();
    if (state.isEmpty()) {
      return "unread";
    }
    if (state.get().absence().filter(SourceState.Absence::gone).isPresent()) {
      return "gone";
    }
    if (state.get().failures() > 0) {
      return "failing";
    }
    return standing.held() > 0 ? "held" : "read";
  }

  static String kind(Source source) {
    if (source instanceof FolderSource) {
      return "folder";
    }
    return source instanceof QuerySource ? "query" : "feed";
  }

  /** Of a database nothing that may be secret. */
  static String place(Source source) {
    if (source instanceof FeedSource feed && feed.location() instanceof FeedSource.Remote remote) {
      return remote.address().toString();
    }
    return source.place().map(Object::toString).orElse(source.name());
  }
}
