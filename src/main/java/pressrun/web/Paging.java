package pressrun.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which page of a long list is shown; pages count from 1. */
record Paging(int page, int size) {
  private static final int FARTHEST = 1_000_000;

  static Paging of(Context exchange, int size) {
    return new Paging(
        Optional.ofNullable(exchange.queryParam("page")).flatMap(Paging::number).orElse(1), size);
  }

  private static Optional<Integer> number(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      int page = Integer.parseInt(text);
      if (page >= 1 && page <= FARTHEST) {
        return Optional.of(page);
      }
    } catch (NumberFormatException nonsense) {
      // Told below.
    }
    throw new BadRequestResponse("page is a number from 1 to " + FARTHEST + ".");
  }

  int skipped() {
    return (page - 1) * size;
  }

  <T> List<T> cut(List<T> all) {
    return all.stream().skip(skipped()).limit(size).toList();
  }

  Map<String, Object> model(long total) {
    long last = Math.max(1, (total + size - 1) / size);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("page", page);
    model.put("last", last);
    model.put("total", total);
    if (page > 1) {
      model.put("before", Math.min(page - 1, last));
    }
    if (page < last) {
      model.put("after", page + 1);
    }
    return model;
  }
}
