package pressrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in an installation whose Java and whose build are stand-ins that tell what they are
 * asked.
 */
final class LauncherTest {
  private static final String QUICKLY = "-XX:TieredStopAtLevel=1";

  @TempDir private Path folder;

  private Path home;
  private Path javaHome;

  private record Ran(int exit, String said) {}

  @BeforeEach
  void install() throws Exception {
    home = Files.createDirectories(folder.resolve("a place/press run")).toRealPath();
    javaHome = Files.createDirectories(folder.resolve("java 17")).toRealPath();
    Files.copy(Path.of("pressrun"), home.resolve("pressrun"));
    Files.createDirectories(home.resolve("src/main"));
    Files.createDirectories(home.resolve("templates"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    java(javaHome, "17.0.1");
    Path archive = home.resolve("target/classes-" + checksumOfJavaVersion() + ".jsa");
    script(
        home.resolve("mvnw"),
        "echo built >> '%s'".formatted(home.resolve("builds")),
        "touch '%s' '%s'".formatted(home.resolve("target/pressrun.jar"), archive));
  }

  @Test
  void theFirstStartBuildsAndLaterOnesDoNot() throws Exception {
    assertThat(launch("check", "two words").said())
        .contains("building", "-jar " + home.resolve("target/pressrun.jar") + " check two words");
    assertThat(launch("check").said()).doesNotContain("building");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void whatRunsOutOfMemoryEnds() throws Exception {
    assertThat(launch("serve").said()).contains("-XX:+ExitOnOutOfMemoryError");
    assertThat(launch("send").said()).contains("-XX:+ExitOnOutOfMemoryError");
  }

  @Test
  void itRunsThroughASymbolicLinkFromAnotherFolder() throws Exception {
    Path link =
        Files.createSymbolicLink(folder.resolve("news"), Path.of("a place/press run/pressrun"));
    Ran ran = run(folder, javaHome, link.toString(), "check");
    assertThat(ran.said())
        .contains("home " + home)
        .contains("-jar " + home.resolve("target/pressrun.jar"));
    assertThat(ran.exit()).isZero();
  }

  @Test
  void aChangedSourceIsBuiltAgain() throws Exception {
    launch("check");
    Path source = Files.writeString(home.resolve("src/main/Changed.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(launch("check").said()).contains("building");
  }

  @Test
  void aSourceChangedDuringTheBuildIsBuiltAtTheNextStart() throws Exception {
    String begunLongBefore = "touch -t 202001010000 '%s'\n";
    Files.writeString(
        home.resolve("mvnw"),
        begunLongBefore.formatted(home.resolve("target/build.begun")),
        StandardOpenOption.APPEND);
    launch("check");
    launch("check");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void twoFirstStartsAtOnceBuildOnce() throws Exception {
    Process one = start(home, javaHome, home.resolve("pressrun").toString(), "check");
    Process other = start(home, javaHome, home.resolve("pressrun").toString(), "check");
    assertThat(said(one).said()).contains("ran ");
    assertThat(said(other).said()).contains("ran ");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void aBuilderThatWasKilledKeepsNobodyWaiting() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createSymbolicLink(home.resolve(".pressrun-build"), Path.of(Long.toString(gone.pid())));
    assertThat(launch("check").exit()).isZero();
    assertThat(home.resolve(".pressrun-build")).doesNotExist();
  }

  @Test
  void aBuildThatFailsIsShownAndLeavesNothingToRun() throws Exception {
    script(
        home.resolve("mvnw"),
        "echo 'no such plugin'",
        "touch '%s'".formatted(home.resolve("target/pressrun.jar")),
        "exit 1");
    Ran ran = launch("check");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.said()).contains("no such plugin", "the build failed").doesNotContain("ran ");
    assertThat(home.resolve("target/pressrun.jar")).doesNotExist();
    assertThat(home.resolve(".pressrun-build")).doesNotExist();
  }

  @Test
  void anOldJavaIsPassedOver() throws Exception {
    launch("check");
    Path old = Files.createDirectories(folder.resolve("java 11"));
    java(old, "11.0.2");
    Ran ran =
        run(
            home,
            old,
            "env",
            "PATH=" + javaHome.resolve("bin") + ":" + System.getenv("PATH"),
            home.resolve("pressrun").toString(),
            "check");
    assertThat(ran.said()).contains("ran ").contains("17.0.1").doesNotContain("11.0.2");
  }

  @Test
  void whatSendsLeavesCiphersToTheSecondCompilerAndOtherCommandsDoWithoutIt() throws Exception {
    String directives = "-XX:CompilerDirectivesFile=" + home.resolve("src/main/hotspot/send.json");
    assertThat(launch("send").said()).as("without the file").doesNotContain(directives, QUICKLY);
    Path file = home.resolve("src/main/hotspot/send.json");
    Files.createDirectories(file.getParent());
    Files.setLastModifiedTime(Files.writeString(file, "[]"), FileTime.from(Instant.EPOCH));
    assertThat(launch("send", "--yes").said()).contains(directives).doesNotContain(QUICKLY);
    assertThat(launch("check").said()).contains(QUICKLY).doesNotContain(directives);
    assertThat(launch("serve").said()).doesNotContain(QUICKLY, directives);
  }

  @Test
  void javaUnderstandsWhatItsCompilerIsTold() throws Exception {
    Ran ran =
        said(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:CompilerDirectivesFile=src/main/hotspot/send.json",
                    "-version")
                .redirectErrorStream(true)
                .start());
    assertThat(ran.said()).contains("2 compiler directives added");
    assertThat(ran.exit()).isZero();
  }

  private Ran launch(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = home.resolve("pressrun").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return run(home, javaHome, command);
  }

  private static Ran run(Path from, Path javaHome, String... command) throws Exception {
    return said(start(from, javaHome, command));
  }

  private static Process start(Path from, Path javaHome, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(from.toFile()).redirectErrorStream(true);
    builder.environment().putAll(Map.of("JAVA_HOME", javaHome.toString()));
    return builder.start();
  }

  private static Ran said(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ran(process.exitValue(), said);
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(home.resolve("builds"));
  }

  private static void java(Path javaHome, String version) throws IOException {
    Files.createDirectories(javaHome.resolve("bin"));
    script(
        javaHome.resolve("bin/java"),
        "case $* in",
        "  *-XshowSettings*) echo '    java.home = %s' >&2 ;;".formatted(javaHome),
        "  -version) echo 'openjdk version \"%s\"' >&2 ;;".formatted(version),
        "  *) echo \"ran %s home $PRESSRUN_HOME with $*\" ;;".formatted(version),
        "esac");
    script(javaHome.resolve("bin/javac"), "exit 0");
  }

  private String checksumOfJavaVersion() throws Exception {
    String ask = "printf '%s' \"$(\"$JAVA_HOME/bin/java\" -version 2>&1)\" | cksum | tr ' ' '-'";
    return run(home, javaHome, "sh", "-c", ask).said().strip();
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
