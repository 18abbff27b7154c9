package pressrun.render;

/** A place left in a typeset message for what differs between subscribers. */
public enum SlotName {
  SUBSCRIBER_NAME,
  SUBSCRIBER_ADDRESS,
  UNSUBSCRIBE_URL;

  /**
   * The mark that stands in the typeset text; nothing written before the edition's secret was drawn
   * can contain it.
   */
  public String mark(String slotMark) {
    return "[" + slotMark + ":" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "]";
  }
}
