package pressrun.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stream for people and programs to read, that knows whether all of it arrived: {@link
 * PrintStream} alone forgets why it could not be written. After the first failure nothing follows,
 * so that what arrived is a beginning and has no holes.
 */
final class Output extends PrintStream {
  private final Target target;

  Output(OutputStream stream) {
    this(new Target(stream));
  }

  private Output(Target target) {
    super(target, false, StandardCharsets.UTF_8);
    this.target = target;
  }

  /** The process's standard output, written in large pieces: a listing can be long. */
  static Output standard() {
    return new Output(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
  }

  /** The process's standard error output. */
  static Output error() {
    return new Output(new FileOutputStream(FileDescriptor.err));
  }

  /** The same stream for a long listing: it throws what this one only remembers. */
  OutputStream strict() {
    return target;
  }

  /** Whether this is what an exception came of. */
  boolean caused(Throwable thrown) {
    return failure().isPresent()
        && Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
            .anyMatch(failure().get()::equals);
  }

  /** Why not all of it arrived; empty while all did. */
  Optional<IOException> failure() {
    return target.failure();
  }

  /** Whether the reader was content with the beginning, as {@code head} is. */
  boolean isLeft() {
    return why().toLowerCase(Locale.ROOT).contains("pipe");
  }

  /** The system's word for the failure; empty without one. */
  String why() {
    return failure().map(thrown -> String.valueOf(thrown.getMessage())).orElse("");
  }

  /** Keeps the first failure. */
  private static final class Target extends FilterOutputStream {
    private volatile Optional<IOException> failure = Optional.empty();

    Target(OutputStream stream) {
      super(stream);
    }

    Optional<IOException> failure() {
      return failure;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      attempt(() -> out.write(octets, from, length));
    }

    @Override
    public void flush() throws IOException {
      attempt(out::flush);
    }

    @FunctionalInterface
    private interface Step {
      void take() throws IOException;
    }

    private void attempt(Step step) throws IOException {
      if (failure.isPresent()) {
        throw failure.get();
      }
      try {
        step.take();
      } catch (IOException first) {
        failure = Optional.of(first);
        throw first;
      }
    }
  }
}
