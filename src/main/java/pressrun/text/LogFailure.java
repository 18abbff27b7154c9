package pressrun.text;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;

/** Writes an event's exception and its causes into the log, each message as one line. */
public final class LogFailure extends ThrowableHandlingConverter {
  private static final int MOST_FRAMES = 4;
  private static final int MOST_CAUSES = 8;

  @Override
  public String convert(ILoggingEvent event) {
    StringBuilder text = new StringBuilder();
    IThrowableProxy failure = event.getThrowableProxy();
    for (int depth = 0; failure != null && depth < MOST_CAUSES; depth++) {
      text.append(depth == 0 ? "" : "Caused by: ").append(failure.getClassName());
      if (failure.getMessage() != null) {
        text.append(": ").append(Printable.value(failure.getMessage()));
      }
      text.append(System.lineSeparator());
      StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
      for (int at = 0; at < Math.min(MOST_FRAMES, frames.length); at++) {
        text.append("\t").append(frames[at]).append(System.lineSeparator());
      }
      failure = failure.getCause();
    }
    return text.toString();
  }
}
