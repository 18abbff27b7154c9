package pressrun.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses queries that no page of Pressrun makes: escapes that are no UTF-8, control characters,
 * and where parameters are read, one that stands twice or in brackets. Readers' pages read none, so
 * what link trackers add there is passed over: nobody may be kept from unsubscribing by it.
 */
enum QueryGuard implements Handler {
  PARAMETERS_ARE_READ,
  PARAMETERS_ARE_PASSED_OVER;

  private static final int LONGEST = 4_000;
  private static final Pattern ESCAPED = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*+");

  @Override
  public void handle(Context exchange) {
    String query = Optional.ofNullable(exchange.queryString()).orElse("");
    if (query.length() > LONGEST || !ESCAPED.matcher(query).matches()) {
      throw refused();
    }
    Set<String> names = new HashSet<>();
    Arrays.stream(query.split("&", -1))
        .filter(part -> !part.isEmpty())
        .map(part -> decoded(part.split("=", 2)[0], part))
        .forEach(
            name -> {
              boolean strange = !names.add(name) || name.contains("[");
              if (strange && this == PARAMETERS_ARE_READ) {
                throw refused();
              }
            });
  }

  private static String decoded(String name, String part) {
    String text = text(part);
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw refused();
    }
    return text(name);
  }

  private static String text(String escaped) {
    byte[] bytes =
        URLDecoder.decode(escaped, StandardCharsets.ISO_8859_1)
            .getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherwise) {
      throw refused();
    }
  }

  private static BadRequestResponse refused() {
    return new BadRequestResponse("The address of this page cannot be read.");
  }
}
