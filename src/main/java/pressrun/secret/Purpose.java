package pressrun.secret;

/** What a token or keyed hash is for; one made for one purpose never passes for another. */
public enum Purpose {
  UNSUBSCRIBE,
  ARCHIVE,
  ADDRESS,
  MESSAGE_ID,
  RETURN_PATH,
  FINGERPRINT
}
