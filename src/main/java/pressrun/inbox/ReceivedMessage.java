package pressrun.inbox;

import java.time.Instant;
import java.util.List;

/** What the inbox lists for one kept {@code .eml} file. */
public record ReceivedMessage(
    String id,
    Instant receivedAt,
    String from,
    List<String> recipients,
    String subject,
    long size) {}
