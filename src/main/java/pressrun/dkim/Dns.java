package pressrun.dkim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** Asks the DNS, by the JDK's own resolver. */
public final class Dns implements PublishedKeys {
  private static final String ONCE_FOR_MILLISECONDS = "4000";
  private static final String TRIES = "2";

  /** Anything else could be an address to JNDI, and make it connect there. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");

  private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9._-]{1,253}(:[0-9]{1,5})?");
  private static final int LAST_PORT = 65_535;

  private final String url;

  /**
   * Of one name server.
   *
   * @param server as {@link #isServer} has it; none for those of this machine
   */
  public Dns(Optional<String> server) {
    this.url = "dns://" + server.orElse("");
  }

  /** Whether a text is {@code host} or {@code host:port}. */
  public static boolean isServer(String text) {
    String port = text.substring(text.indexOf(':') + 1);
    return SERVER.matcher(text).matches()
        && (port.equals(text) || Integer.parseInt(port) <= LAST_PORT);
  }

  @Override
  @SuppressWarnings(
      "BanJNDI") // its DNS provider makes no objects; names with a scheme never get here
  public Answer at(String place) {
    if (!NAME.matcher(place).matches()) {
      return new Answer.Records(List.of());
    }
    try {
      DirContext context = new InitialDirContext(environment());
      try {
        return new Answer.Records(
            texts(context.getAttributes(place, new String[] {"TXT"}).get("TXT")));
      } finally {
        context.close();
      }
    } catch (NameNotFoundException nothingThere) {
      return new Answer.Records(List.of());
    } catch (NamingException failure) {
      return new Answer.Silence("the DNS gave no answer about " + place);
    }
  }

  @SuppressWarnings("JdkObsolete") // JNDI takes nothing else
  private Hashtable<String, String> environment() {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, url);
    environment.put("com.sun.jndi.dns.timeout.initial", ONCE_FOR_MILLISECONDS);
    environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
    return environment;
  }

  private static List<String> texts(@Nullable Attribute attribute) throws NamingException {
    List<String> texts = new ArrayList<>();
    if (attribute != null) {
      for (Object value : Collections.list(attribute.getAll())) {
        texts.add(joined(value.toString()));
      }
    }
    return texts;
  }

  /** The resolver quotes strings that hold blanks, and parts those of one record by a blank. */
  private static String joined(String shown) {
    StringBuilder text = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < shown.length(); at++) {
      char character = shown.charAt(at);
      if (character == '"') {
        quoted = !quoted;
      } else if (quoted || character != ' ') {
        text.append(character);
      }
    }
    return text.toString();
  }
}
