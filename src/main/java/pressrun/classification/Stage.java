package pressrun.classification;

/** How far a transaction came; it decides what a failure means. */
public enum Stage {
  CONNECT,
  TLS,
  AUTH,
  MAIL,
  RCPT,
  DATA,
  BODY,
  DOT
}
