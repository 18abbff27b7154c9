package pressrun.inbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The DATA command (RFC 5321, 4.1.1.4): the file is on disk before the 250 is given. */
final class KeepData extends SmtpCommand {
  private final Keeper keeper;

  KeepData(Keeper keeper) {
    this.keeper = keeper;
  }

  @Override
  public void execute(
      SmtpConnection connection, SmtpState state, SmtpManager manager, String commandLine)
      throws IOException {
    MovingMessage envelope = state.getMessage();
    if (envelope.getReturnPath() == null || envelope.getToAddresses().isEmpty()) {
      connection.send("503 MAIL and RCPT come before DATA");
      return;
    }
    connection.send("354 End data with <CR><LF>.<CR><LF>");
    List<String> recipients =
        envelope.getToAddresses().stream().map(MailAddress::getEmail).sorted().toList();
    try (InputStream content = connection.dotLimitedInputStream(new byte[0])) {
      String id = keeper.keep(envelope.getReturnPath().getEmail(), recipients, content);
      connection.send("250 kept as " + id);
    } catch (UncheckedIOException failure) {
      log.error("cannot keep a message", failure);
      connection.send("452 cannot keep it: " + failure.getMessage());
    } catch (IllegalStateException endedBeforeTheDot) {
      connection.quit(); // What came without a final dot was never given to us.
    }
    state.clearMessage();
  }
}
