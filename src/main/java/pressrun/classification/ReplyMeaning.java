package pressrun.classification;

/** Subject of a server's refusal: the reader, the message, us, or the server itself. */
public enum ReplyMeaning {
  /** The reader's mailbox does not exist. */
  GONE,
  /** The reader's domain does not exist or takes no mail. */
  DOMAIN,
  /** The reader's mailbox has no room. */
  FULL,
  /** The reader's mailbox is switched off. */
  INACTIVE,
  /** The reader, or a rule of the reader's, does not take this mail. */
  FILTERED,
  /** The reader gets more mail than one mailbox may get in a while. */
  READER_RATE,
  /** A first attempt is put off, to see whether a second one comes. */
  GREYLISTED,
  /** The message, or our mail in general, is taken for spam. */
  SPAM,
  /** A blocklist, a policy, or an authentication of the sender's domain that failed. */
  BLOCKED,
  /** The message itself: its size, its form, what is attached to it. */
  CONTENT,
  /** The envelope's sender: unknown, not verified, or not ours to use. */
  SENDER,
  /** The name that we greet with, or the name of our address in DNS. */
  HELO,
  /** The relay does not pass mail on for us. */
  RELAYING,
  /** A login is asked for, was refused, or is closed. */
  LOGIN,
  /** Our allowance for an hour, a day or a month is used up. */
  QUOTA,
  /** We send more quickly than the server likes. */
  RATE,
  /** We hold, or open, too many connections at a time. */
  CONNECTIONS,
  /** This session has had its share; a new one is free to go on. */
  SESSION,
  /** The server's own trouble. */
  TROUBLE,
  /** The reply gives no reason that could be recognised. */
  UNKNOWN;

  /** True when the reply is about our name, our sender or our permission, whoever the reader is. */
  public boolean isAboutSender() {
    return this == SENDER || this == HELO || this == RELAYING;
  }

  /** True when the reply may be held against one reader. */
  public boolean isAboutReader() {
    return switch (this) {
      case GONE, DOMAIN, FULL, INACTIVE, FILTERED, READER_RATE, GREYLISTED -> true;
      default -> false;
    };
  }
}
