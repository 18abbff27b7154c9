package pressrun.mail;

import java.net.URI;

/** The person a message is filled in for. */
public record Recipient(long subscriber, String address, String name, URI unsubscribe) {}
