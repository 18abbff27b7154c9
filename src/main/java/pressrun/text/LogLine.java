package pressrun.text;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Writes an event's message into the log: one line, whatever was in it. */
public final class LogLine extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return Printable.value(String.valueOf(event.getFormattedMessage()));
  }
}
