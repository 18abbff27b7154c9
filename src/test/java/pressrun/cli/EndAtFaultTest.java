package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndAtFaultTest {
  @Test
  void aThreadThatDiesEndsTheProcessWithAWord() throws InterruptedException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    List<Integer> codes = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              throw new StackOverflowError("too deep");
            },
            "claim");
    thread.setUncaughtExceptionHandler(new EndAtFault(new Output(said), codes::add));
    thread.start();
    thread.join();
    assertThat(codes).containsExactly(ExitCode.ENDED_BY_FAULT);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("\"claim\"", "too deep");
  }
}
