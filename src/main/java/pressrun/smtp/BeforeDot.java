package pressrun.smtp;

/** Asked when the body has gone out and only the final dot is missing. */
@FunctionalInterface
public interface BeforeDot {
  /** True once the mark is committed; false and the message must not be accepted by the server. */
  boolean commit();
}
