package planted.mail;

/** An interface for one class. */
interface Lonely {
  int size();
}
