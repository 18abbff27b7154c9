package pressrun.smtp;

import org.junit.jupiter.api.BeforeEach;

/** The same faults mean the same when the commands come in groups (RFC 2920). */
final class PipelinedFaultTableTest extends FaultTableTest {
  @BeforeEach
  void offerPipelining() {
    server.offering("PIPELINING");
  }
}
