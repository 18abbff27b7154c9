package pressrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The long proofs are run by hand, but have to fit the code at all times. */
final class BenchTest {
  @TempDir private Path classes;

  @Test
  void theProofsUnderBenchCompile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(faults, Locale.ROOT, null);
        Stream<Path> sources = Files.walk(Path.of("bench/src"))) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-proc:none",
              "-cp",
              System.getProperty("java.class.path"),
              "-sourcepath",
              "src/test/java");
      compiler
          .getTask(null, files, faults, options, null, files.getJavaFileObjectsFromPaths(java))
          .call();
    }
    assertThat(faults.getDiagnostics())
        .filteredOn(fault -> fault.getKind() == Diagnostic.Kind.ERROR)
        .isEmpty();
  }
}
