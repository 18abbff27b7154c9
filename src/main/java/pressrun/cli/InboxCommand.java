package pressrun.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pressrun.inbox.InboxFolder;
import pressrun.inbox.ReceivedMessage;

@Command(
    name = "inbox",
    mixinStandardHelpOptions = true,
    description = "Lists what the built-in inbox received, newest first, or prints one message.")
final class InboxCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "Prints this message as it arrived.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--json", description = "One JSON object a line, one per message.")
  private boolean json;

  InboxCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    InboxFolder folder = new InboxFolder(places.home().inbox());
    return id.isPresent() ? print(folder, id.get()) : list(folder);
  }

  private int print(InboxFolder folder, String wanted) {
    Optional<byte[]> bytes = folder.read(wanted);
    if (bytes.isEmpty()) {
      throw new WrongUse("the inbox has no message \"" + wanted + "\"");
    }
    console.out().writeBytes(bytes.get());
    return ExitCode.DONE;
  }

  private int list(InboxFolder folder) {
    List<ReceivedMessage> messages = folder.list();
    if (json) {
      messages.forEach(message -> console.json(fields(message)));
      return ExitCode.DONE;
    }
    if (messages.isEmpty()) {
      console.say("The inbox is empty: pressrun send --yes delivers the sample to it.");
    }
    for (ReceivedMessage message : messages) {
      console.say("%s  %s", message.id(), String.join(", ", message.recipients()));
      console.say("    %s (%d KB)", message.subject(), (message.size() + 1023) / 1024);
    }
    if (!messages.isEmpty()) {
      console.say("%n%s in %s", Words.count(messages.size(), "message"), places.home().inbox());
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> fields(ReceivedMessage message) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", message.id());
    line.put("received", message.receivedAt().toString());
    line.put("from", message.from());
    line.put("to", message.recipients());
    line.put("subject", message.subject());
    line.put("bytes", message.size());
    return line;
  }
}
