package pressrun.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /health}: 200 while all is well, else 503, for whatever watches this program. */
final class Health implements Handler {
  private static final Logger log = LoggerFactory.getLogger(Health.class);

  private final OperatorDesk desk;

  Health(OperatorDesk desk) {
    this.desk = desk;
  }

  @Override
  public void handle(Context exchange) {
    List<Vital> others = desk.vitals().get();
    List<Vital> vitals = new ArrayList<>();
    vitals.add(isInTrouble(others) ? new Vital("database", false, "not asked") : database());
    vitals.addAll(others);
    boolean well = vitals.stream().allMatch(Vital::well);
    exchange
        .status(well ? 200 : 503)
        .contentType("application/json; charset=utf-8")
        .result(json(well, vitals));
  }

  /** To ask a database that is away takes longer than whoever watches may wait. */
  private static boolean isInTrouble(List<Vital> vitals) {
    return vitals.stream().anyMatch(vital -> vital.name().equals(Vital.STORAGE) && !vital.well());
  }

  private Vital database() {
    try {
      return new Vital("database", true, desk.alerts().open().size() + " open alerts");
    } catch (RuntimeException failure) {
      log.error("the database does not answer", failure);
      return new Vital("database", false, "does not answer");
    }
  }

  private static String json(boolean well, List<Vital> vitals) {
    String parts =
        vitals.stream()
            .map(
                vital ->
                    "{\"name\":%s,\"well\":%s,\"detail\":%s}"
                        .formatted(quoted(vital.name()), vital.well(), quoted(vital.detail())))
            .collect(Collectors.joining(","));
    return "{\"well\":%s,\"vitals\":[%s]}\n".formatted(well, parts);
  }

  private static String quoted(String text) {
    return text.chars().mapToObj(Health::escaped).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default -> c < ' ' ? "\\u%04x".formatted(c) : String.valueOf((char) c);
    };
  }
}
