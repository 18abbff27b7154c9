package pressrun.mail;

import pressrun.dkim.SigningKeys;
import pressrun.render.Typeset;
import pressrun.secret.Tokens;

/** Makes messages; the same input gives the same bytes. For all threads. */
public final class MessageMaker {
  private final MessageIds ids;
  private final ReturnPaths returnPaths;
  private final SigningKeys keys;

  public MessageMaker(Tokens tokens, ReturnPaths returnPaths, SigningKeys keys) {
    this.ids = new MessageIds(tokens);
    this.returnPaths = returnPaths;
    this.keys = keys;
  }

  /**
   * Does once what is the same for everybody.
   *
   * @throws HostileHeader when a value would break out of its header
   */
  public MessageTemplate prepare(Issue issue, Typeset typeset) {
    return new MessageTemplate(issue, typeset, ids, returnPaths, keys);
  }

  /**
   * Makes the message for one person.
   *
   * @throws HostileHeader when a value would break out of its header
   */
  public Message make(Issue issue, Typeset typeset, Recipient recipient) {
    return prepare(issue, typeset).fill(recipient);
  }
}
