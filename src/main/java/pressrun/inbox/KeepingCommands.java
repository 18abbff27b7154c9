package pressrun.inbox;

import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;

/** GreenMail's commands, but DATA keeps what it is given in a file. */
final class KeepingCommands extends SmtpCommandRegistry {
  private final SmtpCommand data;

  KeepingCommands(Keeper keeper) {
    data = new KeepData(keeper);
  }

  @Override
  public SmtpCommand getCommand(String name) {
    return "DATA".equals(name) ? data : super.getCommand(name);
  }
}
