package pressrun.config;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A quote that was not closed, and goes on to the next one far below, over other keys. */
record OpenQuote(Mark start, Mark end) {
  private static final Pattern KEY = Pattern.compile("[ \t]*(- )?[a-z_]+:([ \t].*)?");

  /** The first, also of a file that is broken because of it. */
  static Optional<OpenQuote> find(String typed, YamlText text) {
    try {
      Iterable<Event> events = new Parse(LoadSettings.builder().build()).parseString(typed);
      return StreamSupport.stream(events.spliterator(), false)
          .flatMap(event -> quoted(event).stream())
          .filter(quote -> quote.hasKeys(text))
          .findFirst();
    } catch (YamlEngineException broken) {
      return Optional.empty();
    }
  }

  private static Optional<OpenQuote> quoted(Event event) {
    return event instanceof ScalarEvent scalar
            && (scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                || scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED)
        ? scalar
            .getStartMark()
            .flatMap(start -> scalar.getEndMark().map(end -> new OpenQuote(start, end)))
        : Optional.empty();
  }

  /** A text may go over several lines, but hardly one that looks like a key. */
  private boolean hasKeys(YamlText text) {
    return IntStream.rangeClosed(start.getLine() + 1, end.getLine())
        .anyMatch(line -> KEY.matcher(text.line(line)).matches());
  }

  String words() {
    return "the quote that opens here is closed only in line "
        + (end.getLine() + 1)
        + ", with other keys between; is one missing?";
  }
}
