package pressrun.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import pressrun.database.Database;
import pressrun.database.Dialect;

/** Gives each invocation its database; the one that cannot be had aborts its own run only. */
final class DatabaseInvocations implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(Dialect.values()).map(Invocation::new);
  }

  private record Invocation(Dialect dialect) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return "on " + dialect.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Opened(dialect));
    }
  }

  private static final class Opened implements ParameterResolver, AfterEachCallback {
    private final Dialect dialect;
    private Optional<Database> database = Optional.empty();
    private Optional<Path> folder = Optional.empty();

    Opened(Dialect dialect) {
      this.dialect = dialect;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      Database opened = dialect == Dialect.SQLITE ? sqlite() : TestDatabase.postgresql();
      database = Optional.of(opened);
      return opened;
    }

    private Database sqlite() {
      try {
        Path made = Files.createTempDirectory("pressrun-test");
        folder = Optional.of(made);
        return TestDatabase.sqlite(made);
      } catch (IOException failure) {
        throw new UncheckedIOException("making a folder for a database", failure);
      }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
      database.ifPresent(Database::close);
      if (folder.isPresent()) {
        try (Stream<Path> files = Files.list(folder.get())) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder.get());
      }
    }
  }
}
