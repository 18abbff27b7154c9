package pressrun.smtp;

import java.util.function.Consumer;
import pressrun.mail.Message;

/**
 * One message of a window.
 *
 * @param beforeDot asked before anything of it is written
 * @param heard told once how it ended, as soon as that is known
 */
public record Offer(Message message, BeforeDot beforeDot, Consumer<Outcome> heard) {}
